// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A count of references that saturates.

use crate::types::Opaque;

/// A count of references.
#[repr(transparent)]
pub struct Refcount(Opaque<bindings::refcount_t>);

// SAFETY: All operations are atomic.
unsafe impl Sync for Refcount {}
// SAFETY: As above.
unsafe impl Send for Refcount {}

impl Refcount {
    /// A count that begins so.
    #[inline]
    pub fn new(value: i32) -> Self {
        let this = Refcount(Opaque::uninit());
        // SAFETY: The place is there.
        unsafe { bindings::refcount_set(this.as_ptr(), value) };
        this
    }

    #[inline]
    fn as_ptr(&self) -> *mut bindings::refcount_t {
        self.0.get()
    }

    /// Sets it.
    #[inline]
    pub fn set(&self, value: i32) {
        // SAFETY: The pointer is valid.
        unsafe { bindings::refcount_set(self.as_ptr(), value) }
    }

    /// One more.
    #[inline]
    pub fn inc(&self) {
        // SAFETY: The pointer is valid.
        unsafe { bindings::refcount_inc(self.as_ptr()) }
    }

    /// One less, of more than one.
    #[inline]
    pub fn dec(&self) {
        // SAFETY: The pointer is valid.
        unsafe { bindings::refcount_dec(self.as_ptr()) }
    }

    /// One less. True if that was the last.
    #[inline]
    #[must_use]
    pub fn dec_and_test(&self) -> bool {
        // SAFETY: The pointer is valid.
        unsafe { bindings::refcount_dec_and_test(self.as_ptr()) }
    }

    /// How many there are, at this moment.
    #[inline]
    pub fn read(&self) -> u32 {
        // SAFETY: The pointer is valid.
        unsafe { bindings::refcount_read(self.as_ptr()) }
    }
}
