// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A value with several owners.

use super::Refcount;
use crate::alloc::{allocator::Kmalloc, AllocError, Allocator, Flags, KBox};
use crate::error::{Error, Result};
use core::alloc::Layout;
use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;
use pin_init::PinInit;

struct ArcInner<T> {
    refcount: Refcount,
    data: T,
}

/// One of the owners of a value. The last one that is dropped drops the value.
pub struct Arc<T> {
    ptr: NonNull<ArcInner<T>>,
    _p: PhantomData<ArcInner<T>>,
}

// SAFETY: The count is atomic, and the value can be shared.
unsafe impl<T: Sync + Send> Send for Arc<T> {}
// SAFETY: As above.
unsafe impl<T: Sync + Send> Sync for Arc<T> {}

impl<T> Arc<T> {
    /// The first owner of a value.
    pub fn new(contents: T, flags: Flags) -> Result<Self, AllocError> {
        let inner = KBox::new(
            ArcInner {
                refcount: Refcount::new(1),
                data: contents,
            },
            flags,
        )?;
        // SAFETY: A box is never null.
        let ptr = unsafe { NonNull::new_unchecked(KBox::into_raw(inner)) };
        Ok(Arc {
            ptr,
            _p: PhantomData,
        })
    }

    /// The first owner of a value that is initialised where it stays.
    pub fn pin_init<E>(init: impl PinInit<T, E>, flags: Flags) -> Result<Self>
    where
        Error: From<E>,
    {
        let ptr = Kmalloc::alloc(Layout::new::<ArcInner<T>>(), flags)?.cast::<ArcInner<T>>();
        // SAFETY: There is room for it.
        let slot = unsafe { &raw mut (*ptr.as_ptr()).data };
        // SAFETY: As above, and it will not be moved.
        if let Err(e) = unsafe { init.__pinned_init(slot) } {
            // SAFETY: It was allocated above, and holds nothing.
            unsafe { Kmalloc::free(ptr.cast()) };
            return Err(e.into());
        }
        // SAFETY: There is room for it.
        unsafe { (&raw mut (*ptr.as_ptr()).refcount).write(Refcount::new(1)) };
        Ok(Arc {
            ptr,
            _p: PhantomData,
        })
    }
}

impl<T> Deref for Arc<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: There is a value as long as there is an owner.
        unsafe { &self.ptr.as_ref().data }
    }
}

impl<T> Clone for Arc<T> {
    #[inline]
    fn clone(&self) -> Self {
        // SAFETY: There is a value as long as there is an owner.
        unsafe { self.ptr.as_ref() }.refcount.inc();
        Arc {
            ptr: self.ptr,
            _p: PhantomData,
        }
    }
}

impl<T> Drop for Arc<T> {
    fn drop(&mut self) {
        // SAFETY: There is a value as long as there is an owner.
        if unsafe { self.ptr.as_ref() }.refcount.dec_and_test() {
            // SAFETY: It came from a box, or could have, and this was the last owner.
            drop(unsafe { KBox::from_raw(self.ptr.as_ptr()) });
        }
    }
}
