/* Stands in under wine 8 for the one name Rust's random numbers come by; wine's own are as random. */
__declspec(dllimport) unsigned char SystemFunction036(void *bytes, unsigned long count);

static const char mark[] __attribute__((used)) = "Loket Jamsostek: stands in under wine only";

__declspec(dllexport) int ProcessPrng(unsigned char *bytes, unsigned long long count) {
    while (count) {
        unsigned long now = count > 65536 ? 65536 : (unsigned long)count;
        if (!SystemFunction036(bytes, now)) return 0;
        bytes += now;
        count -= now;
    }
    return 1;
}

int __stdcall DllMain(void *self, unsigned reason, void *reserved) { return 1; }
