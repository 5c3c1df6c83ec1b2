# the shape of gen_order
{ echo a.o;  cat sub/modules.order 2>/dev/null;  :; } > modules.order; cat modules.order
