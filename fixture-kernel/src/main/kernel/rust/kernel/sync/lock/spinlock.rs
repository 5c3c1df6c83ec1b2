// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A lock that is waited for without sleeping.

use super::{Backend, Lock};

/// A value and a spinlock.
pub type SpinLock<T> = Lock<T, SpinLockBackend>;

/// A [`SpinLock`] with a key of its own.
#[macro_export]
macro_rules! new_spinlock {
    ($inner:expr $(,)?) => {
        $crate::sync::SpinLock::new(
            $inner,
            $crate::c_str!(concat!(file!(), ":", line!())),
            $crate::static_lock_class!(),
        )
    };
}

/// `spinlock_t`.
pub struct SpinLockBackend;

// SAFETY: C makes sure of it.
unsafe impl Backend for SpinLockBackend {
    type State = bindings::spinlock_t;

    #[inline]
    unsafe fn init(
        ptr: *mut Self::State,
        name: *const ffi::c_char,
        key: *mut bindings::lock_class_key,
    ) {
        // SAFETY: The caller says so.
        unsafe { bindings::__spin_lock_init(ptr, name, key) }
    }

    #[inline]
    unsafe fn lock(ptr: *mut Self::State) {
        // SAFETY: The caller says so.
        unsafe { bindings::spin_lock(ptr) }
    }

    #[inline]
    unsafe fn unlock(ptr: *mut Self::State) {
        // SAFETY: The caller says so.
        unsafe { bindings::spin_unlock(ptr) }
    }

    #[inline]
    unsafe fn try_lock(ptr: *mut Self::State) -> bool {
        // SAFETY: The caller says so.
        unsafe { bindings::spin_trylock(ptr) != 0 }
    }
}
