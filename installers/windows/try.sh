#!/bin/sh
# Makes the set-up program as this commit has it and as an older version, and tries both from end to
# end in a Windows made of wine, updates from a server and a stick included. Transcripts and pictures
# of the screen are in build/windows/try and build/windows/try-updates.
#
#   sh installers/windows/try.sh       on Debian 12, after `make setup-test`; about a quarter of an hour
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}

sh installers/windows/packages.sh
"$python" -m installers.build windows --called 0.0.9
older=build/windows/loket-jamsostek-0.0.9-setup.exe
"$python" -m installers.build windows
newer=$(ls -t build/windows/loket-jamsostek-*-setup.exe | head -n 1)
"$python" -m tests.campaigns.windows "$older" "$newer"
"$python" -m tests.campaigns.windows_updates "$older" build/windows/loket-jamsostek
