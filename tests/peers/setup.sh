#!/bin/sh
# Installs what ours is measured against into build/peers: Node packages and a Python environment.
# Needs node and npm (Debian: apt-get install -y nodejs npm).
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
into=build/peers

mkdir -p "$into/js"
cp tests/peers/js/package.json tests/peers/js/package-lock.json tests/peers/js/*.js "$into/js/"
if ! cmp -s tests/peers/js/package-lock.json "$into/js/installed"; then
    (cd "$into/js" && npm ci --ignore-scripts --no-audit --no-fund)
    cp tests/peers/js/package-lock.json "$into/js/installed"
fi
if ! cmp -s tests/peers/kolibri/requirements.lock "$into/installed"; then
    "$python" -m venv "$into/kolibri"
    "$into/kolibri/bin/python" -m pip install --quiet --require-hashes \
        -r tests/peers/kolibri/requirements.lock
    cp tests/peers/kolibri/requirements.lock "$into/installed"
fi
