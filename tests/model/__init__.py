"""The real desktop and the real server in one process, driven through everything that happens."""
