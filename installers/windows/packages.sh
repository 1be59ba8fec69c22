#!/bin/sh
# Installs what the Windows set-up program is made and tried with on Debian 12:
#
#   sh installers/windows/packages.sh         install what is missing (as root, or with sudo)
#   sh installers/windows/packages.sh list    only name them
#
# wine runs PyInstaller and tries what came of it; mingw makes the two small files that lead to
# Python's own; NSIS makes the set-up program; osslsigncode signs it where there is a certificate.
set -eu

packages="wine wine64 gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 nsis nsis-common
    osslsigncode xvfb xauth xdotool x11-utils imagemagick"

if [ "${1:-}" = list ]; then
    # shellcheck disable=SC2086 # names without spaces, one to a line
    printf '%s\n' $packages
    exit 0
fi

cd "$(dirname "$0")/../linux"
# shellcheck disable=SC2086 # names of packages have no spaces
exec sh packages.sh $packages
