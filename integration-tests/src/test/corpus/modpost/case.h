/* What the cases of this directory are written with: exports, module information, sections. */
#define STRING_(x) #x
#define STRING(x) STRING_(x)
#ifdef __ASSEMBLER__
#else
#if __SIZEOF_POINTER__ == 8
#define POINTER ".quad"
#else
#define POINTER ".long"
#endif
/* An entry of .export_symbol: label, licence, namespace, reference. */
#define EXPORT_AS(label, symbol, license, namespace)                                            \
	asm(".section \".export_symbol\",\"a\"\n__export_symbol_" #label ":\n\t.asciz \"" license  \
	    "\"\n\t.asciz \"" namespace "\"\n\t.balign 8\n\t" POINTER " " #symbol "\n.previous\n")
#define EXPORT(symbol) EXPORT_AS(symbol, symbol, "", "")
#define EXPORT_GPL(symbol) EXPORT_AS(symbol, symbol, "GPL", "")
#define EXPORT_NS(symbol, namespace) EXPORT_AS(symbol, symbol, "", namespace)
#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
#define INFO(text)                                                                              \
	__attribute__((used, section(".modinfo"), aligned(1))) static const char PASTE(             \
	    info_, __COUNTER__)[] = text
#define LICENSE(text) INFO("license=" text)
#define GPL LICENSE("GPL"); INFO("description=a module")
#define SECTION(name) __attribute__((used, section(name)))
#define __init SECTION(".init.text")
#define __exit SECTION(".exit.text")
#define __initdata SECTION(".init.data")
#define __exitdata SECTION(".exit.data")
#define WEAK __attribute__((weak))
#define NOINLINE __attribute__((noinline, used))
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long ulong;
#endif
