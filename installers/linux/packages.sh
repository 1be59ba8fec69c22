#!/bin/sh
# Installs the system packages that are named and not there yet; asks nothing. Where it may not, it
# prints the one line to run, and ends with 1:
#
#   sh installers/linux/packages.sh NAME…
set -eu

is_installed() {
    # Debian 13 and Ubuntu 24.04 renamed libraries to …t64.
    for name in "$1" "$1t64"; do
        case $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null || true) in
            "install ok installed") return 0 ;;
        esac
    done
    return 1
}

missing=
for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    echo "System packages are missing, and only root can install them. Run this, then try again:" >&2
    echo "  sudo apt-get install --no-install-recommends -y$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing" >&2
$as_root DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
# shellcheck disable=SC2086 # names of packages have no spaces
$as_root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
