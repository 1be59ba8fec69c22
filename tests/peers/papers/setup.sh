#!/bin/sh
# Installs the engines our papers are measured against into build/peers/papers, apart from the
# program's own environment. WeasyPrint needs Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0); an
# engine that cannot be loaded is left out.
set -eu
cd "$(dirname "$0")/../../.."
python=${PYTHON:-.venv/bin/python}
into=build/peers/papers

if ! cmp -s tests/peers/papers/requirements.lock "$into/installed"; then
    "$python" -m venv "$into"
    "$into/bin/python" -m pip install --quiet --require-hashes \
        -r tests/peers/papers/requirements.lock
    cp tests/peers/papers/requirements.lock "$into/installed"
fi
