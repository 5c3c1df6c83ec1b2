// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A value that one at a time may use.

pub mod mutex;
pub mod spinlock;

use super::LockClassKey;
use crate::str::CStr;
use crate::types::Opaque;
use core::cell::UnsafeCell;
use core::ops::{Deref, DerefMut};
use pin_init::{pin_init_from_closure, PinInit};

/// A kind of lock.
///
/// # Safety
///
/// Between `lock` and `unlock` there is one owner only.
pub unsafe trait Backend {
    /// What C has.
    type State;

    /// Initialises one.
    ///
    /// # Safety
    ///
    /// The place is there, and the name and the key stay for ever.
    unsafe fn init(
        ptr: *mut Self::State,
        name: *const ffi::c_char,
        key: *mut bindings::lock_class_key,
    );

    /// Waits until there is no other owner.
    ///
    /// # Safety
    ///
    /// It is initialised.
    unsafe fn lock(ptr: *mut Self::State);

    /// Lets the next one in.
    ///
    /// # Safety
    ///
    /// The caller is the owner.
    unsafe fn unlock(ptr: *mut Self::State);

    /// Becomes the owner if there is none.
    ///
    /// # Safety
    ///
    /// It is initialised.
    unsafe fn try_lock(ptr: *mut Self::State) -> bool;
}

/// A value and its lock.
#[repr(C)]
pub struct Lock<T, B: Backend> {
    state: Opaque<B::State>,
    data: UnsafeCell<T>,
}

// SAFETY: It can be sent with its value.
unsafe impl<T: Send, B: Backend> Send for Lock<T, B> {}
// SAFETY: There is one owner only.
unsafe impl<T: Send, B: Backend> Sync for Lock<T, B> {}

impl<T, B: Backend> Lock<T, B> {
    /// A value that nobody uses yet.
    pub fn new(
        t: T,
        name: &'static CStr,
        key: &'static LockClassKey,
    ) -> impl PinInit<Self> {
        // SAFETY: Both fields are initialised.
        unsafe {
            pin_init_from_closure(move |slot: *mut Self| {
                B::init((*slot).state.get(), name.as_char_ptr(), key.as_ptr());
                (&raw mut (*slot).data).write(UnsafeCell::new(t));
                Ok(())
            })
        }
    }

    /// Waits for the value.
    #[inline]
    pub fn lock(&self) -> Guard<'_, T, B> {
        // SAFETY: It is initialised, or it would not be there.
        unsafe { B::lock(self.state.get()) };
        Guard { lock: self }
    }

    /// The value, if nobody uses it.
    #[inline]
    pub fn try_lock(&self) -> Option<Guard<'_, T, B>> {
        // SAFETY: It is initialised, or it would not be there.
        unsafe { B::try_lock(self.state.get()) }.then(|| Guard { lock: self })
    }
}

/// The right to use a value.
pub struct Guard<'a, T, B: Backend> {
    lock: &'a Lock<T, B>,
}

impl<T, B: Backend> Deref for Guard<'_, T, B> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: This is the owner.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T, B: Backend> DerefMut for Guard<'_, T, B> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: This is the owner.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T, B: Backend> Drop for Guard<'_, T, B> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: This is the owner.
        unsafe { B::unlock(self.lock.state.get()) };
    }
}
