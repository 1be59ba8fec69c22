#!/bin/sh
# Installs what making and trying the .deb needs besides what the tests need. Asks nothing; where it
# may not install, it prints the one line to run.
set -eu

wanted="binutils dpkg-dev xz-utils desktop-file-utils appstream lintian debootstrap xvfb at-spi2-core"

missing=
for package in $wanted; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
        "install ok installed") ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0
# shellcheck disable=SC2086 # names of packages have no spaces
if [ "$(id -u)" = 0 ]; then
    apt-get update -q >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
else
    echo "Run this, then try again:  sudo apt-get install --no-install-recommends -y$missing" >&2
    exit 1
fi
