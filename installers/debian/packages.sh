#!/bin/sh
# Installs what making and trying the .deb needs besides what the tests need.
set -eu
cd "$(dirname "$0")/../linux"
exec sh packages.sh binutils dpkg-dev xz-utils desktop-file-utils appstream lintian debootstrap xvfb \
    at-spi2-core
