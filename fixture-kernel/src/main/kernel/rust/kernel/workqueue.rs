// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Things to be done later, by somebody else.

use crate::types::Opaque;
use pin_init::{pin_init_from_closure, PinInit};

/// A function to be called later.
#[repr(transparent)]
pub struct Work(Opaque<bindings::work_struct>);

// SAFETY: C makes sure of it.
unsafe impl Send for Work {}
// SAFETY: As above.
unsafe impl Sync for Work {}

impl Work {
    /// This function.
    pub fn new(func: unsafe extern "C" fn(*mut bindings::work_struct)) -> impl PinInit<Self> {
        // SAFETY: C initialises all of it.
        unsafe {
            pin_init_from_closure(move |slot: *mut Self| {
                bindings::INIT_WORK(slot.cast(), Some(func));
                Ok(())
            })
        }
    }

    /// Has it called. False if it waits to be already.
    #[inline]
    pub fn enqueue(&self) -> bool {
        // SAFETY: Both are there.
        unsafe { bindings::queue_work(bindings::system_wq, self.0.get()) }
    }
}
