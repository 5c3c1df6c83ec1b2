// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Writes the target specification that Rust code for x86-64 is compiled with.
//!
//! There is no target of `rustc` for kernel code on this architecture: the ones for bare metal say
//! another ABI. The configuration, `include/config/auto.conf`, is read from the standard input; the
//! specification, in JSON, goes to the standard output.

use std::collections::HashMap;
use std::io::{stdin, BufRead};

/// A value of JSON, as far as target specifications have them.
enum Value {
    Boolean(bool),
    Number(i32),
    String(String),
    Object(Object),
}

/// Fields in the order in which they were put in.
type Object = Vec<(&'static str, Value)>;

/// Writes a value with its fields one a line.
fn write(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Boolean(b) => out.push_str(&b.to_string()),
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::String(s) => out.push_str(&format!("\"{s}\"")),
        Value::Object(fields) => {
            out.push_str("{\n");
            for (i, (name, value)) in fields.iter().enumerate() {
                out.push_str(&format!("{:indent$}\"{name}\": ", "", indent = indent + 4));
                write(value, indent + 4, out);
                out.push_str(if i + 1 < fields.len() { ",\n" } else { "\n" });
            }
            out.push_str(&format!("{:indent$}}}", ""));
        }
    }
}

/// What was configured: `CONFIG_X=value` a line.
struct KernelConfig(HashMap<String, String>);

impl KernelConfig {
    fn from_stdin() -> KernelConfig {
        let mut options = HashMap::new();
        for line in stdin().lock().lines() {
            let line = line.expect("the configuration is not text");
            if let Some((name, value)) = line.split_once('=') {
                options.insert(name.to_string(), value.to_string());
            }
        }
        KernelConfig(options)
    }

    fn has(&self, option: &str) -> bool {
        self.0.contains_key(&format!("CONFIG_{option}"))
    }

    /// Whether the configured rustc is at least of a version.
    fn rustc_version_atleast(&self, major: u32, minor: u32, patch: u32) -> bool {
        let version: u32 = self.0["CONFIG_RUSTC_VERSION"]
            .parse()
            .expect("CONFIG_RUSTC_VERSION is not a number");
        version >= major * 100000 + minor * 100 + patch
    }
}

fn main() {
    let config = KernelConfig::from_stdin();
    let mut target: Object = Vec::new();
    let string = |s: &str| Value::String(s.to_string());

    if !config.has("X86_64") {
        panic!("the other architectures use a target that rustc knows");
    }

    target.push(("arch", string("x86_64")));
    if config.rustc_version_atleast(1, 86, 0) {
        target.push(("rustc-abi", string("x86-softfloat")));
    }
    target.push((
        "data-layout",
        string("e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"),
    ));
    target.push(("features", string("-mmx,+soft-float")));
    target.push(("llvm-target", string("x86_64-linux-gnu")));
    target.push(("emit-debug-gdb-scripts", Value::Boolean(false)));
    target.push(("frame-pointer", string("may-omit")));
    target.push((
        "stack-probes",
        Value::Object(vec![("kind", string("none"))]),
    ));
    // A number since rustc 1.91, text that holds one before.
    target.push((
        "target-pointer-width",
        if config.rustc_version_atleast(1, 91, 0) {
            Value::Number(64)
        } else {
            string("64")
        },
    ));

    let mut out = String::new();
    write(&Value::Object(target), 0, &mut out);
    println!("{out}");
}
