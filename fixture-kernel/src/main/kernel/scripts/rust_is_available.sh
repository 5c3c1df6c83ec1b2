#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Exits with 0 if the Rust toolchain can build this kernel, and says why not
# otherwise. RUSTC, BINDGEN, CC, MAKE and RUST_LIB_SRC come in the environment.

set -e

min_tool_version=$(dirname "$0")/min-tool-version.sh

# 1.2.3 as a number that can be compared
canonical() {
	set -- $(echo "$1" | sed -e 's/[^0-9.].*//' -e 's/\./ /g')
	echo $((100000 * $1 + 100 * ${2:-0} + ${3:-0}))
}

tell() {
	for line in "$@"; do
		echo >&2 "*** $line"
	done
}

refuse() {
	echo >&2 "***"
	tell "$@"
	echo >&2 "***"
	exit 1
}

# The documentation says how to get each of the tools.
for variable in RUSTC BINDGEN CC; do
	eval "value=\$$variable"
	if [ -z "$value" ]; then
		refuse "Environment variable '$variable' is not set." \
			"This script is started by 'make rustavailable'."
	fi
done

# rustc
if ! command -v "$RUSTC" >/dev/null; then
	refuse "Rust compiler '$RUSTC' could not be found."
fi

output=$(LC_ALL=C "$RUSTC" --version 2>/dev/null) || \
	refuse "Running '$RUSTC' to check the Rust compiler version failed."

version=$(echo "$output" | sed -n '1s/.*rustc \([0-9][0-9.]*\).*/\1/p')
minimum=$("$min_tool_version" rustc)
if [ -z "$version" ]; then
	refuse "Running '$RUSTC' to check the Rust compiler version did not return" \
		"an expected output: $output"
fi
if [ "$(canonical "$version")" -lt "$(canonical "$minimum")" ]; then
	refuse "Rust compiler '$RUSTC' is too old." \
		"  Your version:    $version" \
		"  Minimum version: $minimum"
fi

# bindgen
if ! command -v "$BINDGEN" >/dev/null; then
	refuse "Rust bindings generator '$BINDGEN' could not be found."
fi

output=$(LC_ALL=C "$BINDGEN" --version 2>/dev/null) || \
	refuse "Running '$BINDGEN' to check the Rust bindings generator version failed."

version=$(echo "$output" | sed -n '1s/.*bindgen \([0-9][0-9.]*\).*/\1/p')
minimum=$("$min_tool_version" bindgen)
if [ -z "$version" ]; then
	refuse "Running '$BINDGEN' to check the bindings generator version did not return" \
		"an expected output: $output"
fi
if [ "$(canonical "$version")" -lt "$(canonical "$minimum")" ]; then
	refuse "Rust bindings generator '$BINDGEN' is too old." \
		"  Your version:    $version" \
		"  Minimum version: $minimum"
fi

# libclang, which bindgen reads C with, is asked through a header that has it say
# its version. What stands before these words may hold versions as well: the
# header's path; and what stands behind them: that of a distribution's package.
output=$(LC_ALL=C "$BINDGEN" "$(dirname "$0")/rust_is_available_bindgen_libclang.h" 2>&1 >/dev/null) || \
	refuse "Running '$BINDGEN' to check the libclang version failed:" "$output"

version=$(echo "$output" | sed -n 's/.*clang version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
minimum=$("$min_tool_version" llvm)
if [ -z "$version" ]; then
	refuse "Running '$BINDGEN' to check the libclang version did not return" \
		"an expected output: $output"
fi
if [ "$(canonical "$version")" -lt "$(canonical "$minimum")" ]; then
	refuse "libclang (used by the Rust bindings generator '$BINDGEN') is too old." \
		"  Your version:    $version" \
		"  Minimum version: $minimum"
fi

# One that is older than clang may not know all that clang is given.
clang=$(LC_ALL=C $CC --version 2>/dev/null | sed -n '1s/.*clang version \([0-9][0-9.]*\).*/\1/p')
if [ -n "$clang" ] && [ "$(canonical "$version")" != "$(canonical "$clang")" ]; then
	tell "" "libclang (used by '$BINDGEN') and clang differ. This may be a problem." \
		"  libclang version: $version" \
		"  Clang version:    $clang" ""
fi

# The source of core: named by RUST_LIB_SRC, else where rustup puts it
rust_lib_src=$RUST_LIB_SRC
if [ -z "$rust_lib_src" ]; then
	rust_lib_src=$("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library
fi
if [ ! -e "$rust_lib_src/core/src/lib.rs" ]; then
	refuse "Source code for the 'core' standard library could not be found" \
		"at '$rust_lib_src/core/src/lib.rs'."
fi
