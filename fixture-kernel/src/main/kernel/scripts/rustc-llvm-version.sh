#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Prints the version of the LLVM in rustc as one number, 19.1.7 as 190107, and 0
# where that cannot be told. Usage: rustc-llvm-version.sh <rustc>

if output=$("$@" --version --verbose 2>/dev/null | grep LLVM); then
	# LLVM version: 19.1.7
	set -- $output
	set -- $(echo "$3" | sed 's/\./ /g')
	echo $((10000 * $1 + 100 * $2 + $3))
else
	echo 0
	exit 1
fi
