/* A library that holds nothing of its own: its names lead elsewhere, or are made from a list. */
int __stdcall DllMain(void *self, unsigned reason, void *reserved) { return 1; }
