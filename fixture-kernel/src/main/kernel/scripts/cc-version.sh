#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Prints the compiler's name and its version as one number: Clang 190107.
# The preprocessor is asked, since --version is worded by whoever packages it.
# Usage: cc-version.sh <compiler>

set -e

cat_macros() {
	cat <<'MACROS'
#if defined(__clang__)
Clang	__clang_major__  __clang_minor__  __clang_patchlevel__
#elif defined(__GNUC__)
GCC	__GNUC__  __GNUC_MINOR__  __GNUC_PATCHLEVEL__
#else
unknown
#endif
MACROS
}

set -- $(cat_macros | LC_ALL=C "$@" -E -P -x c - 2>/dev/null)

name=$1
case "$name" in
Clang|GCC)
	;;
*)
	echo "unknown C compiler" >&2
	exit 1
	;;
esac

canonical() {
	echo $((10000 * $1 + 100 * $2 + $3))
}

version=$(canonical $2 $3 $4)
minimum=$(canonical $("$(dirname "$0")"/min-tool-version.sh "$(echo "$name" | sed -e s/Clang/llvm/ -e s/GCC/gcc/)" | sed 's/\./ /g'))

if [ "$version" -lt "$minimum" ]; then
	echo >&2 "***"
	echo >&2 "*** C compiler is too old."
	echo >&2 "***   Your $name version:    $2.$3.$4"
	echo >&2 "***   Minimum $name version: $((minimum / 10000)).$((minimum / 100 % 100)).$((minimum % 100))"
	echo >&2 "***"
	exit 1
fi

echo $name $version
