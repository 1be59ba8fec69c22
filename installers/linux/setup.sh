#!/bin/sh
# Sets up a bare Debian or Ubuntu machine, as far as one purpose needs:
#
#   sh installers/linux/setup.sh run     what the desktop and the city server need to start
#   sh installers/linux/setup.sh test    that, and what the tests need besides
#
# Done once it takes no time: a stamp in the environment names the lock file and this script as
# they were, and where nothing has changed nothing is looked at again. System packages are installed
# where this may be done (as root, or with a sudo that asks nothing); elsewhere the one line to run
# is printed and the script stops. Only what is missing is ever named.
#
#   VENV     folder of the environment (.venv)
#   PYTHON   interpreter to make it with (the first of 3.11 to 3.13 that is found)
set -eu
cd "$(dirname "$0")/../.."

purpose=${1:-run}
venv=${VENV:-.venv}
# A machine set up without a display may get one later.
if [ "$purpose" = run ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    purpose=window
fi
stamp=$venv/.set-up-for-$purpose

say() { printf '%s\n' "$*" >&2; }

wanted_packages() {
    # Qt's own libraries are in its wheel; these are the system's it links against.
    printf '%s\n' libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 \
        libxkbcommon0 libbrotli1 libcups2
    # The keychain: the desktop wraps its key with a secret kept there.
    printf '%s\n' dbus gnome-keyring
    if [ "$purpose" != run ]; then
        printf '%s\n' libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
            libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 \
            libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 \
            libwayland-client0 libwayland-cursor0 libwayland-egl1
    fi
    if [ "$purpose" = test ]; then
        # PostgreSQL needs nothing of the system: its programs come in a wheel. Nor does the screen:
        # tests draw where no display is. One only, what a screen reader hears, needs a display and
        # the bus readers speak on. The compiler makes the watcher of files that campaigns preload
        # (tests/campaigns/disk).
        printf '%s\n' git gcc libc6-dev xvfb at-spi2-core
        # veraPDF, which says whether a paper is fit to be kept, comes in a wheel and needs Java.
        command -v java >/dev/null 2>&1 || printf '%s\n' default-jre-headless
        # What the .deb's dependencies, desktop entry and card are made and held against.
        printf '%s\n' dpkg-dev desktop-file-utils appstream
        # A real browser opens the page that checks papers. Ubuntu has it as a snap only; those tests
        # are left out there.
        if grep -q '^ID=debian' /etc/os-release; then
            printf '%s\n' chromium chromium-driver
        fi
        # What stands in front of the city's server, run by a test with the file the package ships;
        # and what says whether the units it ships are well formed.
        printf '%s\n' nginx systemd
        # A CUPS of the tests' own, with the filters a paper goes through (tests/fixtures/cups.py).
        printf '%s\n' cups cups-client cups-filters
    fi
}

serves() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c '
import ensurepip, sys, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-python3 python3.11 python3.12 python3.13}; do
        if serves "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

fingerprint() {
    cat requirements.lock installers/linux/setup.sh | sha256sum
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import sys; print(sys.version_info[:2])'
}

build_translations() {
    for texts in resources/i18n/*.ts; do
        [ -e "$texts" ] || continue
        built=${texts%.ts}.qm
        [ "$built" -nt "$texts" ] || "$venv/bin/pyside6-lrelease" -silent "$texts" -qm "$built"
    done
}

fetch_parts() {
    # Two parts of the page that checks papers, by others (installers/verifier.py). Only the tests
    # cannot do without: who just runs the program is told, and goes on.
    "$venv/bin/python" -m installers.verifier || [ "$purpose" != test ]
}

is_done() {
    now=$(fingerprint)
    # What the tests need includes what everything else needs.
    for done in "$stamp" "$venv/.set-up-for-test"; do
        [ -f "$done" ] && [ "$(cat "$done")" = "$now" ] && return 0
    done
    return 1
}

if is_done; then
    build_translations
    fetch_parts  # an environment may have been set up for another copy of the repository
    exit 0
fi

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    python_packages=
    find_python >/dev/null || python_packages="python3 python3-venv"
    # shellcheck disable=SC2086,SC2046 # package names have no spaces, and each is one word
    sh installers/linux/packages.sh $(wanted_packages) $python_packages
    if [ -n "$python_packages" ] && ! find_python >/dev/null; then
        # Ubuntu 22.04: its python3 is 3.10, and 3.11 stands beside it.
        sh installers/linux/packages.sh python3.11 python3.11-venv
    fi
else
    say "No apt-get here: make sure yourself that these (by their Debian names) are installed:"
    say "  $(wanted_packages | tr '\n' ' ')"
fi

if ! python=$(find_python); then
    say "Python 3.11, 3.12 or 3.13 with its venv module is needed, and none was found."
    exit 1
fi

if [ ! -x "$venv/bin/python" ] || ! serves "$venv/bin/python"; then
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi
say "Installing the locked packages, each checked against its hash"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --require-hashes --requirement requirements.lock
build_translations
fetch_parts
fingerprint >"$stamp"
