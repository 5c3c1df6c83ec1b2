// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! `module!`: the functions that the kernel calls, and the texts that `modinfo` shows.

use proc_macro::{token_stream, Delimiter, TokenStream, TokenTree};
use std::fmt::Write;

/// What stands between the braces of `module! { … }`.
#[derive(Default)]
struct ModuleInfo {
    type_: String,
    license: String,
    name: String,
    authors: Vec<String>,
    description: Option<String>,
    alias: Vec<String>,
    imports_ns: Vec<String>,
}

fn expect_punct(it: &mut token_stream::IntoIter, expected: char) {
    match it.next() {
        Some(TokenTree::Punct(punct)) if punct.as_char() == expected => {}
        other => panic!("expected `{expected}`, found {other:?}"),
    }
}

fn expect_ident(it: &mut token_stream::IntoIter) -> String {
    match it.next() {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        other => panic!("expected an identifier, found {other:?}"),
    }
}

/// A literal "text" without escapes, which the places it goes to could not hold.
fn text(token: Option<TokenTree>) -> String {
    let literal = match token {
        Some(TokenTree::Literal(literal)) => literal.to_string(),
        other => panic!("expected a string, found {other:?}"),
    };
    let text = literal
        .strip_prefix('"')
        .and_then(|s| s.strip_suffix('"'))
        .unwrap_or_else(|| panic!("expected a string, found {literal}"));
    assert!(!text.contains('\\'), "{literal}: escapes are not supported");
    text.to_string()
}

fn expect_text_array(it: &mut token_stream::IntoIter) -> Vec<String> {
    let group = match it.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => group,
        other => panic!("expected an array of strings, found {other:?}"),
    };
    let mut values = Vec::new();
    let mut it = group.stream().into_iter();
    while let Some(token) = it.next() {
        values.push(text(Some(token)));
        match it.next() {
            None => break,
            Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => {}
            other => panic!("expected `,` or the end of the array, found {other:?}"),
        }
    }
    values
}

impl ModuleInfo {
    fn parse(ts: TokenStream) -> ModuleInfo {
        let mut it = ts.into_iter();
        let mut info = ModuleInfo::default();
        let mut seen = Vec::new();

        loop {
            let key = match it.next() {
                Some(TokenTree::Ident(ident)) => ident.to_string(),
                None => break,
                other => panic!("expected a key or the end, found {other:?}"),
            };
            assert!(!seen.contains(&key), "duplicated key `{key}`");
            expect_punct(&mut it, ':');
            match key.as_str() {
                "type" => info.type_ = expect_ident(&mut it),
                "name" => info.name = text(it.next()),
                "license" => info.license = text(it.next()),
                "description" => info.description = Some(text(it.next())),
                "authors" => info.authors = expect_text_array(&mut it),
                "alias" => info.alias = expect_text_array(&mut it),
                "imports_ns" => info.imports_ns = expect_text_array(&mut it),
                _ => panic!(
                    "unknown key `{key}`: known are type, name, authors, description, license, \
                     alias, imports_ns"
                ),
            }
            expect_punct(&mut it, ',');
            seen.push(key);
        }

        for key in ["type", "name", "license"] {
            assert!(seen.iter().any(|s| s == key), "missing key `{key}`");
        }
        info
    }
}

/// Writes the entries of the `.modinfo` section.
struct ModInfoBuilder<'a> {
    module: &'a str,
    counter: usize,
    buffer: String,
}

impl ModInfoBuilder<'_> {
    /// In a module an entry is `tag=text`. In vmlinux all modules share the section, so the name
    /// comes first there.
    fn emit(&mut self, tag: &str, content: &str) {
        if tag != "file" {
            self.emit_one("cfg(MODULE)", &format!("{tag}={content}\0"));
        }
        self.emit_one(
            "cfg(not(MODULE))",
            &format!("{}.{tag}={content}\0", self.module),
        );
    }

    fn emit_one(&mut self, cfg: &str, string: &str) {
        write!(
            self.buffer,
            "
            #[{cfg}]
            #[doc(hidden)]
            #[link_section = \".modinfo\"]
            #[used(compiler)]
            static __{module}_{counter}: [u8; {length}] = *b{string:?};
            ",
            module = self.module,
            counter = self.counter,
            length = string.len(),
        )
        .unwrap();
        self.counter += 1;
    }
}

pub(crate) fn module(ts: TokenStream) -> TokenStream {
    let info = ModuleInfo::parse(ts);
    // A name of C and of Rust
    let ident = info.name.replace('-', "_");

    let mut modinfo = ModInfoBuilder {
        module: &ident,
        counter: 0,
        buffer: String::new(),
    };
    for author in &info.authors {
        modinfo.emit("author", author);
    }
    if let Some(description) = &info.description {
        modinfo.emit("description", description);
    }
    modinfo.emit("license", &info.license);
    for alias in &info.alias {
        modinfo.emit("alias", alias);
    }
    for ns in &info.imports_ns {
        modinfo.emit("import_ns", ns);
    }
    // The path without suffix of the file that the module would be; makefiles know it.
    let file =
        std::env::var("RUST_MODFILE").expect("RUST_MODFILE is not in the environment of rustc");
    modinfo.emit("file", &file);

    format!(
        "
        /// What messages of this module begin with
        const __LOG_PREFIX: &[u8] = b\"{name}\\0\";

        /// This module, as the kernel knows it
        #[cfg(MODULE)]
        static THIS_MODULE: ::kernel::ThisModule = unsafe {{
            extern \"C\" {{
                static __this_module: ::kernel::types::Opaque<::kernel::bindings::module>;
            }}
            ::kernel::ThisModule::from_ptr(__this_module.get())
        }};
        #[cfg(not(MODULE))]
        static THIS_MODULE: ::kernel::ThisModule = unsafe {{
            ::kernel::ThisModule::from_ptr(::core::ptr::null_mut())
        }};

        impl ::kernel::ModuleMetadata for {type_} {{
            const NAME: &'static ::kernel::str::CStr = ::kernel::c_str!(\"{name}\");
        }}

        #[doc(hidden)]
        mod __module_init {{
            use super::{type_};
            use ::core::mem::MaybeUninit;

            static mut __MOD: MaybeUninit<{type_}> = MaybeUninit::uninit();

            unsafe fn __init() -> ::kernel::ffi::c_int {{
                match <{type_} as ::kernel::Module>::init(&super::THIS_MODULE) {{
                    // SAFETY: Nobody looks at the module before it is initialised.
                    Ok(m) => unsafe {{
                        (&raw mut __MOD).write(MaybeUninit::new(m));
                        0
                    }},
                    Err(e) => e.to_errno(),
                }}
            }}

            unsafe fn __exit() {{
                // SAFETY: The module was initialised, or it would not be unloaded.
                unsafe {{ ::core::ptr::drop_in_place((&raw mut __MOD).cast::<{type_}>()) }};
            }}

            /// Called when the module is loaded
            #[cfg(MODULE)]
            #[no_mangle]
            #[link_section = \".init.text\"]
            pub unsafe extern \"C\" fn init_module() -> ::kernel::ffi::c_int {{
                // SAFETY: Called once, by the kernel.
                unsafe {{ __init() }}
            }}

            /// Called when the module is unloaded
            #[cfg(MODULE)]
            #[no_mangle]
            #[link_section = \".exit.text\"]
            pub unsafe extern \"C\" fn cleanup_module() {{
                // SAFETY: Called once, by the kernel, after `init_module` succeeded.
                unsafe {{ __exit() }}
            }}

            // Built in: a function among those that start_kernel() calls.
            #[cfg(not(MODULE))]
            ::core::arch::global_asm!(
                \".section .initcall6.init, \\\"a\\\"\",
                \".balign 4\",
                \"__{ident}_initcall:\",
                \"    .long  __{ident}_init - .\",
                \".previous\",
            );

            #[cfg(not(MODULE))]
            #[no_mangle]
            #[link_section = \".init.text\"]
            pub extern \"C\" fn __{ident}_init() -> ::kernel::ffi::c_int {{
                // SAFETY: Called once, by the kernel.
                unsafe {{ __init() }}
            }}

            #[cfg(not(MODULE))]
            #[no_mangle]
            pub extern \"C\" fn __{ident}_exit() {{
                // SAFETY: Never called: what is built in stays.
                unsafe {{ __exit() }}
            }}

            {modinfo}
        }}
        ",
        name = info.name,
        type_ = info.type_,
        modinfo = modinfo.buffer,
    )
    .parse()
    .expect("the expansion of module! is not Rust")
}
