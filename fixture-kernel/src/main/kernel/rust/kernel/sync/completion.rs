// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Something that happens once.

use crate::types::Opaque;
use pin_init::{pin_init_from_closure, PinInit};

/// Something that happens once, and that others wait for.
#[repr(transparent)]
pub struct Completion(Opaque<bindings::completion>);

// SAFETY: C makes sure of it.
unsafe impl Send for Completion {}
// SAFETY: As above.
unsafe impl Sync for Completion {}

impl Completion {
    /// It has not happened.
    pub fn new() -> impl PinInit<Self> {
        // SAFETY: C initialises all of it.
        unsafe {
            pin_init_from_closure(|slot: *mut Self| {
                bindings::init_completion(slot.cast());
                Ok(())
            })
        }
    }

    /// It happens, for all who wait.
    #[inline]
    pub fn complete_all(&self) {
        // SAFETY: The pointer is valid.
        unsafe { bindings::complete_all(self.0.get()) };
    }

    /// Waits for it.
    #[inline]
    pub fn wait_for_completion(&self) {
        // SAFETY: The pointer is valid.
        unsafe { bindings::wait_for_completion(self.0.get()) };
    }
}
