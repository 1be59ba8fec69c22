#!/bin/sh
# Signs one Windows program in place, on Debian; for `python -m installers.build windows --sign-with`.
#
#   CERTIFICATE     a .p12 file with certificate and key
#   PASSWORD_FILE   a file with its password; empty for none
#   TIMESTAMP       address of a service that says when it was signed (RFC 3161); empty for none
#
# Certificate authorities hand out keys on hardware only: for a token, put its tool's own line here
# (osslsigncode knows -pkcs11engine and -pkcs11module), or name another program with --sign-with.
set -eu

file=$1
signed=$file.signed
rm -f "$signed"
set -- -pkcs12 "${CERTIFICATE:?a .p12 file}" -h sha256 -n "Loket Jamsostek"
[ -z "${PASSWORD_FILE:-}" ] || set -- "$@" -readpass "$PASSWORD_FILE"
[ -z "${TIMESTAMP:-}" ] || set -- "$@" -ts "$TIMESTAMP"
osslsigncode sign "$@" -in "$file" -out "$signed" >/dev/null
mv "$signed" "$file"
