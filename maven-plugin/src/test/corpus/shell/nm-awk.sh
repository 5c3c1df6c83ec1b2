# symbols to exports through awk
printf '0000 T one\n0010 t two\n0020 R three\n0030 B __pfx_four\n' > syms
cat syms | awk '$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/ { printf "EXPORT_SYMBOL_RUST_GPL(%s);\n", $3 }' > exports.h; cat exports.h
