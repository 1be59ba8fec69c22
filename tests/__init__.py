"""Tests: real files, real sockets, real windows; the folders mirror the code."""
