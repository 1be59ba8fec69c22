"""A slow, lossy line that comes and goes, between two networks on this machine."""
