# content is replaced only when it differs
filechk() {
  set -e; mkdir -p ./; trap "rm -f ./.tmp_f" EXIT; { echo "#define X $1"; } > ./.tmp_f; if [ ! -r f ] || ! cmp -s f ./.tmp_f; then echo "  UPD     f"; mv -f ./.tmp_f f; fi
}
(filechk 1); (filechk 1); (filechk 2); cat f; ls -A
