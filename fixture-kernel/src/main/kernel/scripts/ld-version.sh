#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Prints the linker's name and its version as one number: LLD 190107.
# Usage: ld-version.sh <linker>

set -e

# "LLD 19.1.7 (compatible …)", "Debian LLD 19.1.7", "GNU ld (…) 2.40"
first_line=$(LC_ALL=C "$@" --version | head -n 1)

case "$first_line" in
*LLD*)
	name=LLD
	version=$(echo "$first_line" | sed 's/.*LLD \([0-9.]*\).*/\1/')
	tool=llvm
	;;
"GNU ld"*)
	name=BFD
	version=$(echo "$first_line" | sed 's/.* \([0-9.]*\)$/\1/')
	tool=binutils
	;;
*)
	echo "unknown linker: $first_line" >&2
	exit 1
	;;
esac

canonical() {
	set -- $(echo "$1" | sed 's/\./ /g')
	echo $((10000 * $1 + 100 * ${2:-0} + ${3:-0}))
}

minimum=$("$(dirname "$0")"/min-tool-version.sh $tool)

if [ "$(canonical "$version")" -lt "$(canonical "$minimum")" ]; then
	echo >&2 "***"
	echo >&2 "*** Linker is too old."
	echo >&2 "***   Your $name version:    $version"
	echo >&2 "***   Minimum $name version: $minimum"
	echo >&2 "***"
	exit 1
fi

echo $name "$(canonical "$version")"
