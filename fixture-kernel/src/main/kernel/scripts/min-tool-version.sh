#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Prints the oldest version of a tool that this kernel can be built with.
# Usage: min-tool-version.sh <tool>

case "$1" in
binutils)
	echo 2.30.0
	;;
gcc)
	echo 8.1.0
	;;
llvm)
	echo 15.0.0
	;;
rustc)
	echo 1.85.0
	;;
bindgen)
	echo 0.71.1
	;;
*)
	echo "$1: unknown tool" >&2
	exit 1
	;;
esac
