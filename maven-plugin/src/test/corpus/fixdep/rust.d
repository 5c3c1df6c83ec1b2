out/lib.o: lib.rs m.rs libcore.rmeta libx.rlib libm.so include/generated/rustc_cfg

out/liblib.rmeta: lib.rs m.rs libcore.rmeta

lib.rs:
m.rs:

# env-dep:RUST_MODFILE=x/y
# env-dep:NONE
