// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Readers that take no lock.

/// As long as one exists, what a reader has found is not freed.
pub struct Guard(core::marker::PhantomData<*mut ()>);

impl Guard {
    /// Begins to read.
    #[inline]
    pub fn new() -> Self {
        // SAFETY: It may be called at any time.
        unsafe { bindings::rcu_read_lock() };
        Guard(core::marker::PhantomData)
    }
}

impl Default for Guard {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Guard {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: Reading was begun.
        unsafe { bindings::rcu_read_unlock() };
    }
}
