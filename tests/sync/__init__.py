"""The desktop's end of the wire, against real sockets and the real city server."""
