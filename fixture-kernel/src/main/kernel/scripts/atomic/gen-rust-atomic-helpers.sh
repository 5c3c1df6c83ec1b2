#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#
# Writes rust/helpers/atomic.c: a helper for every operation of the table, for
# both widths. Usage: gen-rust-atomic-helpers.sh atomics.tbl > atomic.c

set -e

# type of an argument: type_of <code> <atomic> <integer>
type_of() {
	case "$1" in
	v)	printf '%s_t *' "$2" ;;
	cv)	printf 'const %s_t *' "$2" ;;
	i)	printf '%s ' "$3" ;;
	p)	printf '%s *' "$3" ;;
	*)	echo "unknown argument '$1'" >&2; exit 1 ;;
	esac
}

# one helper: helper <function> <meta> <atomic> <integer> <args…>
helper() {
	function=$1 meta=$2 atomic=$3 int=$4
	shift 4

	parameters= names= n=0
	for arg in "$@"; do
		case "$arg" in
		v|cv)	argument=v ;;
		p)	argument=old ;;
		*)	n=$((n + 1)); argument=i$n ;;
		esac
		parameters="$parameters${parameters:+, }$(type_of "$arg" "$atomic" "$int")$argument"
		names="$names${names:+, }$argument"
	done

	case "$meta" in
	v*)	returns=void;	statement= ;;
	i*)	returns=$int;	statement='return ' ;;
	b*)	returns=bool;	statement='return ' ;;
	esac

	cat <<HELPER

__rust_helper $returns
rust_helper_$function($parameters)
{
	$statement$function($names);
}
HELPER
}

cat <<'HEADER'
// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Made by scripts/atomic/gen-rust-atomic-helpers.sh from atomics.tbl: do not edit
 */

#include <linux/atomic.h>
HEADER

for width in 'atomic int' 'atomic64 s64'; do
	atomic=${width% *} int=${width#* }
	grep '^[a-z]' "$1" | while read -r name meta args; do
		case "$meta" in
		*o)	orders=' _acquire _release _relaxed' ;;
		*)	orders= ;;
		esac
		helper "${atomic}_$name" "$meta" "$atomic" "$int" $args
		for order in $orders; do
			helper "${atomic}_$name$order" "$meta" "$atomic" "$int" $args
		done
	done
done
