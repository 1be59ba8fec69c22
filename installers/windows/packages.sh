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

missing=
for package in $packages; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
        "install ok installed") ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    echo "Only root can install these. Run this, then try again:" >&2
    echo "  sudo apt-get install --no-install-recommends -y$missing" >&2
    exit 1
fi
$as_root DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
# shellcheck disable=SC2086 # as above
$as_root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
