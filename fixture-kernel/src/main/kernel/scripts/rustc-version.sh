#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Prints the version of rustc as one number, 1.85.0 as 108500, and 0 where there
# is no rustc. Usage: rustc-version.sh <rustc>

if output=$("$@" --version 2>/dev/null); then
	set -- $output
	# 1.85.0, 1.96.0-nightly
	set -- $(echo "$2" | sed -e 's/-.*//' -e 's/\./ /g')
	echo $((100000 * $1 + 100 * $2 + $3))
else
	echo 0
	exit 1
fi
