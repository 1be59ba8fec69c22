#!/bin/sh
# Installs what making and trying the server's container needs on Debian: no engine, no daemon.
set -eu
cd "$(dirname "$0")/../linux"
exec sh packages.sh buildah crun debootstrap util-linux
