// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Values one after the other, in memory that grows.

use super::allocator::{KVmalloc, Kmalloc, Vmalloc};
use super::{AllocError, Allocator, Flags};
use core::alloc::Layout;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::ptr::NonNull;

/// Values in memory of an allocator.
pub struct Vec<T, A: Allocator> {
    ptr: NonNull<T>,
    capacity: usize,
    len: usize,
    _p: PhantomData<(T, A)>,
}

/// Values in contiguous memory.
pub type KVec<T> = Vec<T, Kmalloc>;

/// Values in pages.
pub type VVec<T> = Vec<T, Vmalloc>;

/// Values in contiguous memory if there is some, else in pages.
pub type KVVec<T> = Vec<T, KVmalloc>;

// SAFETY: The vector owns its values.
unsafe impl<T: Send, A: Allocator> Send for Vec<T, A> {}
// SAFETY: As above.
unsafe impl<T: Sync, A: Allocator> Sync for Vec<T, A> {}

impl<T, A: Allocator> Vec<T, A> {
    /// No values, and no memory yet.
    #[inline]
    pub const fn new() -> Self {
        Self {
            ptr: NonNull::dangling(),
            capacity: if size_of::<T>() == 0 { usize::MAX } else { 0 },
            len: 0,
            _p: PhantomData,
        }
    }

    /// No values, and memory for some.
    pub fn with_capacity(capacity: usize, flags: Flags) -> Result<Self, AllocError> {
        let mut v = Self::new();
        v.reserve(capacity, flags)?;
        Ok(v)
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, additional: usize, flags: Flags) -> Result<(), AllocError> {
        let wanted = self.len.checked_add(additional).ok_or(AllocError)?;
        if wanted <= self.capacity {
            return Ok(());
        }
        // Growing by half or more keeps the cost of many pushes in proportion to their number.
        let capacity = core::cmp::max(wanted, self.capacity.saturating_mul(2));
        let layout = Layout::array::<T>(capacity).map_err(|_| AllocError)?;
        let old = (self.capacity != 0).then_some(self.ptr.cast());
        // SAFETY: `old` was allocated here.
        self.ptr = unsafe { A::realloc(old, layout, flags)? }.cast();
        self.capacity = capacity;
        Ok(())
    }

    /// Puts a value at the end.
    pub fn push(&mut self, v: T, flags: Flags) -> Result<(), AllocError> {
        self.reserve(1, flags)?;
        // SAFETY: There is room for one more.
        unsafe { self.ptr.as_ptr().add(self.len).write(v) };
        self.len += 1;
        Ok(())
    }

    /// Takes the last value.
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: There is a value, and it is not looked at again.
        Some(unsafe { self.ptr.as_ptr().add(self.len).read() })
    }
}

impl<T: Clone, A: Allocator> Vec<T, A> {
    /// So many values that are all the same.
    pub fn from_elem(value: T, n: usize, flags: Flags) -> Result<Self, AllocError> {
        let mut v = Self::with_capacity(n, flags)?;
        for _ in 0..n {
            v.push(value.clone(), flags)?;
        }
        Ok(v)
    }
}

impl<T, A: Allocator> Default for Vec<T, A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, A: Allocator> Deref for Vec<T, A> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: So many values are there.
        unsafe { core::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl<T, A: Allocator> DerefMut for Vec<T, A> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: So many values are there.
        unsafe { core::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }
}

impl<T, A: Allocator> Drop for Vec<T, A> {
    fn drop(&mut self) {
        // SAFETY: The values are valid, and nobody has them afterwards.
        unsafe { core::ptr::drop_in_place(&mut **self) };
        if size_of::<T>() != 0 && self.capacity != 0 {
            // SAFETY: It was allocated here.
            unsafe { A::free(self.ptr.cast()) };
        }
    }
}
