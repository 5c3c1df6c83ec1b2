// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A lock that is slept for.

use super::{Backend, Lock};

/// A value and a mutex.
pub type Mutex<T> = Lock<T, MutexBackend>;

/// A [`Mutex`] with a key of its own.
#[macro_export]
macro_rules! new_mutex {
    ($inner:expr $(,)?) => {
        $crate::sync::Mutex::new(
            $inner,
            $crate::c_str!(concat!(file!(), ":", line!())),
            $crate::static_lock_class!(),
        )
    };
}

/// `struct mutex`.
pub struct MutexBackend;

// SAFETY: C makes sure of it.
unsafe impl Backend for MutexBackend {
    type State = bindings::mutex;

    #[inline]
    unsafe fn init(
        ptr: *mut Self::State,
        name: *const ffi::c_char,
        key: *mut bindings::lock_class_key,
    ) {
        // SAFETY: The caller says so.
        unsafe { bindings::__mutex_init(ptr, name, key) }
    }

    #[inline]
    unsafe fn lock(ptr: *mut Self::State) {
        // SAFETY: The caller says so.
        unsafe { bindings::mutex_lock(ptr) }
    }

    #[inline]
    unsafe fn unlock(ptr: *mut Self::State) {
        // SAFETY: The caller says so.
        unsafe { bindings::mutex_unlock(ptr) }
    }

    #[inline]
    unsafe fn try_lock(ptr: *mut Self::State) -> bool {
        // SAFETY: The caller says so.
        unsafe { bindings::mutex_trylock(ptr) != 0 }
    }
}
