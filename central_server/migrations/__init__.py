"""The steps by which an older register becomes the present one."""
