// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Atomic integers, with the memory model of the kernel.

use crate::types::Opaque;

macro_rules! atomic {
    ($name:ident, $c:ident, $int:ty, $read:ident, $set:ident, $add:ident, $fetch_add:ident,
     $xchg:ident, $try_cmpxchg:ident) => {
        /// An atomic integer.
        #[repr(transparent)]
        pub struct $name(Opaque<bindings::$c>);

        // SAFETY: All operations are atomic.
        unsafe impl Sync for $name {}
        // SAFETY: As above.
        unsafe impl Send for $name {}

        impl $name {
            /// An integer that begins so.
            #[inline]
            pub const fn new(value: $int) -> Self {
                $name(Opaque::new(bindings::$c { counter: value }))
            }

            /// Its value, at this moment.
            #[inline]
            pub fn load(&self) -> $int {
                // SAFETY: The pointer is valid.
                unsafe { bindings::$read(self.0.get()) }
            }

            /// Sets it.
            #[inline]
            pub fn store(&self, value: $int) {
                // SAFETY: The pointer is valid.
                unsafe { bindings::$set(self.0.get(), value) }
            }

            /// Adds to it.
            #[inline]
            pub fn add(&self, value: $int) {
                // SAFETY: The pointer is valid.
                unsafe { bindings::$add(value, self.0.get()) }
            }

            /// Adds to it, and gives what it was before.
            #[inline]
            pub fn fetch_add(&self, value: $int) -> $int {
                // SAFETY: The pointer is valid.
                unsafe { bindings::$fetch_add(value, self.0.get()) }
            }

            /// Sets it, and gives what it was before.
            #[inline]
            pub fn xchg(&self, value: $int) -> $int {
                // SAFETY: The pointer is valid.
                unsafe { bindings::$xchg(self.0.get(), value) }
            }

            /// Sets it if it is what it is thought to be; gives what it is if not.
            #[inline]
            pub fn cmpxchg(&self, mut old: $int, new: $int) -> Result<$int, $int> {
                // SAFETY: The pointers are valid.
                if unsafe { bindings::$try_cmpxchg(self.0.get(), &mut old, new) } {
                    Ok(old)
                } else {
                    Err(old)
                }
            }
        }
    };
}

atomic!(
    AtomicI32,
    atomic_t,
    i32,
    atomic_read,
    atomic_set,
    atomic_add,
    atomic_fetch_add,
    atomic_xchg,
    atomic_try_cmpxchg
);
atomic!(
    AtomicI64,
    atomic64_t,
    i64,
    atomic64_read,
    atomic64_set,
    atomic64_add,
    atomic64_fetch_add,
    atomic64_xchg,
    atomic64_try_cmpxchg
);
