# the shape of cc-option
set -e; TMP=./.tmp_$$/tmp; trap "rm -rf ./.tmp_$$" EXIT; mkdir -p ./.tmp_$$; if (sh -c 'exit 1') >/dev/null 2>&1; then echo "yes"; else echo "no"; fi
