// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Procedural macros of `pin_init`.

use proc_macro::{Delimiter, TokenStream, TokenTree};

/// Implements `Zeroable` for a structure that has no generics.
///
/// Every field has to be `Zeroable`, which the expansion asks the compiler to check.
#[proc_macro_derive(Zeroable)]
pub fn derive_zeroable(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let mut name = None;
    while let Some(token) = tokens.next() {
        if matches!(&token, TokenTree::Ident(ident) if ident.to_string() == "struct") {
            name = tokens.next().map(|token| token.to_string());
            break;
        }
    }
    let name = name.expect("Zeroable can be derived for a struct only");

    let fields = match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => group.stream(),
        _ => panic!("Zeroable can be derived for a struct with named fields only"),
    };

    let mut checks = String::new();
    for ty in field_types(fields) {
        checks.push_str(&format!("assert_zeroable::<{ty}>();"));
    }
    format!(
        "
        // SAFETY: Every field is `Zeroable`: the function below is compiled to make sure.
        unsafe impl ::pin_init::Zeroable for {name} {{}}
        const _: () = {{
            const fn assert_zeroable<T: ::pin_init::Zeroable>() {{}}
            {checks}
        }};
        "
    )
    .parse()
    .expect("the expansion of Zeroable is not Rust")
}

/// The types in `a: A, pub b: B<X, Y>, …`: after the first colon, up to a comma that is not
/// between angle brackets.
fn field_types(fields: TokenStream) -> Vec<String> {
    let mut types = Vec::new();
    let mut current: Option<Vec<String>> = None;
    let mut depth = 0;
    for token in fields {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                ',' if depth == 0 => {
                    types.extend(current.take().map(|ty| ty.concat()));
                    continue;
                }
                ':' if current.is_none() => {
                    current = Some(Vec::new());
                    continue;
                }
                _ => {}
            }
        }
        if let Some(ty) = &mut current {
            ty.push(token.to_string());
        }
    }
    types.extend(current.take().map(|ty| ty.concat()));
    types
}
