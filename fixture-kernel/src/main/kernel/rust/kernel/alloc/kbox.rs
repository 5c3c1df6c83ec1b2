// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A value in memory of its own.

use super::allocator::Kmalloc;
use super::{AllocError, Allocator, Flags};
use core::alloc::Layout;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;

/// A value in memory of an allocator. It is given back when the box is dropped.
pub struct Box<T, A: Allocator>(NonNull<T>, PhantomData<(T, A)>);

/// A value in contiguous memory.
pub type KBox<T> = Box<T, Kmalloc>;

// SAFETY: The box owns the value.
unsafe impl<T: Send, A: Allocator> Send for Box<T, A> {}
// SAFETY: As above.
unsafe impl<T: Sync, A: Allocator> Sync for Box<T, A> {}

impl<T, A: Allocator> Box<T, A> {
    /// Puts a value into a box.
    pub fn new(x: T, flags: Flags) -> Result<Self, AllocError> {
        let ptr = if size_of::<T>() == 0 {
            NonNull::dangling()
        } else {
            A::alloc(Layout::new::<T>(), flags)?.cast::<T>()
        };
        // SAFETY: There is room for one.
        unsafe { ptr.as_ptr().write(x) };
        Ok(Box(ptr, PhantomData))
    }

    /// Takes the value's address; nothing is dropped.
    pub fn into_raw(b: Self) -> *mut T {
        core::mem::ManuallyDrop::new(b).0.as_ptr()
    }

    /// Takes back what [`into_raw`](Box::into_raw) gave.
    ///
    /// # Safety
    ///
    /// It did, and only once.
    pub unsafe fn from_raw(raw: *mut T) -> Self {
        // SAFETY: A box is never null.
        Box(unsafe { NonNull::new_unchecked(raw) }, PhantomData)
    }
}

impl<T, A: Allocator> Deref for Box<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: The value is there as long as the box.
        unsafe { self.0.as_ref() }
    }
}

impl<T, A: Allocator> DerefMut for Box<T, A> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: The value is there as long as the box.
        unsafe { self.0.as_mut() }
    }
}

impl<T, A: Allocator> Drop for Box<T, A> {
    fn drop(&mut self) {
        // SAFETY: The value is valid, and nobody has it afterwards.
        unsafe { core::ptr::drop_in_place(self.0.as_ptr()) };
        if size_of::<T>() != 0 {
            // SAFETY: It was allocated here.
            unsafe { A::free(self.0.cast()) };
        }
    }
}
