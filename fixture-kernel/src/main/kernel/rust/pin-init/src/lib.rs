// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Initialisation in place, of values that must not move afterwards.
//!
//! A lock of C may point to itself: it has to be initialised where it stays. An initialiser is a
//! value that knows how to do so once it is told the place.

#![no_std]

use core::marker::PhantomData;

pub use pin_init_internal::Zeroable;

/// An initialiser of a `T` that stays where it is.
///
/// # Safety
///
/// When [`__pinned_init`](PinInit::__pinned_init) returns `Ok`, the place holds a valid `T`. When it
/// returns `Err`, the place holds nothing.
pub unsafe trait PinInit<T: ?Sized, E = core::convert::Infallible>: Sized {
    /// Initialises the place.
    ///
    /// # Safety
    ///
    /// `slot` is valid for writes, and what is in it is not moved on success.
    unsafe fn __pinned_init(self, slot: *mut T) -> Result<(), E>;
}

/// A closure as an initialiser.
pub struct InitClosure<F, T, E>(F, PhantomData<fn(T, E)>);

// SAFETY: Whoever makes one promises the same.
unsafe impl<T, F, E> PinInit<T, E> for InitClosure<F, T, E>
where
    F: FnOnce(*mut T) -> Result<(), E>,
{
    #[inline]
    unsafe fn __pinned_init(self, slot: *mut T) -> Result<(), E> {
        (self.0)(slot)
    }
}

/// Makes an initialiser of a closure.
///
/// # Safety
///
/// The closure does what [`PinInit`] promises.
#[inline]
pub const unsafe fn pin_init_from_closure<T, E>(
    f: impl FnOnce(*mut T) -> Result<(), E>,
) -> impl PinInit<T, E> {
    InitClosure(f, PhantomData)
}

// SAFETY: A value is written to the place, and that cannot fail.
unsafe impl<T, E> PinInit<T, E> for T {
    #[inline]
    unsafe fn __pinned_init(self, slot: *mut T) -> Result<(), E> {
        // SAFETY: The place is valid for writes.
        unsafe { slot.write(self) };
        Ok(())
    }
}

/// A type of which all bytes zero are a value.
///
/// # Safety
///
/// That is so.
pub unsafe trait Zeroable {}

macro_rules! impl_zeroable {
    ($($t:ty),* $(,)?) => {
        $(
            // SAFETY: Zero is a number.
            unsafe impl Zeroable for $t {}
        )*
    };
}

impl_zeroable! {
    u8, u16, u32, u64, usize,
    i8, i16, i32, i64, isize,
    bool,
}

// SAFETY: Every element is zero.
unsafe impl<const N: usize, T: Zeroable> Zeroable for [T; N] {}

/// A value of zeroes.
#[inline]
pub fn zeroed<T: Zeroable>() -> T {
    // SAFETY: The type says that this is a value.
    unsafe { core::mem::zeroed() }
}
