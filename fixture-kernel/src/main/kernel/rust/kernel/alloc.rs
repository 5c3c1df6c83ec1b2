// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Memory from the allocators of the kernel.

pub mod allocator;
pub mod kbox;
pub mod kvec;

pub use kbox::{Box, KBox};
pub use kvec::{KVVec, KVec, VVec, Vec};

use core::alloc::Layout;
use core::ptr::NonNull;

/// There is no memory.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct AllocError;

/// How memory may be got.
#[derive(Clone, Copy, PartialEq)]
pub struct Flags(u32);

impl Flags {
    /// What C functions take.
    #[inline]
    pub fn as_raw(self) -> u32 {
        self.0
    }
}

impl core::ops::BitOr for Flags {
    type Output = Self;
    #[inline]
    fn bitor(self, rhs: Self) -> Self::Output {
        Self(self.0 | rhs.0)
    }
}

/// The ways to get memory.
pub mod flags {
    use super::Flags;

    /// Zeroes.
    pub const __GFP_ZERO: Flags = Flags(bindings::__GFP_ZERO);
    /// Without a message if there is none.
    pub const __GFP_NOWARN: Flags = Flags(bindings::__GFP_NOWARN);
    /// Where sleeping is impossible, and memory needed badly.
    pub const GFP_ATOMIC: Flags = Flags(bindings::GFP_ATOMIC);
    /// What everybody uses.
    pub const GFP_KERNEL: Flags = Flags(bindings::GFP_KERNEL);
    /// Where sleeping is impossible.
    pub const GFP_NOWAIT: Flags = Flags(bindings::GFP_NOWAIT);
}

/// One of the allocators.
///
/// # Safety
///
/// What [`realloc`](Allocator::realloc) returns is valid until it is given to it again, and keeps
/// its contents.
pub unsafe trait Allocator {
    /// Changes the size of an allocation; none before is `None`, none afterwards is size 0.
    ///
    /// # Safety
    ///
    /// The pointer is an allocation of this allocator.
    unsafe fn realloc(
        ptr: Option<NonNull<u8>>,
        layout: Layout,
        flags: Flags,
    ) -> Result<NonNull<u8>, AllocError>;

    /// Gives an allocation back.
    ///
    /// # Safety
    ///
    /// The pointer is an allocation of this allocator, and not used any more.
    unsafe fn free(ptr: NonNull<u8>);

    /// Gets an allocation.
    #[inline]
    fn alloc(layout: Layout, flags: Flags) -> Result<NonNull<u8>, AllocError> {
        // SAFETY: There is no pointer.
        unsafe { Self::realloc(None, layout, flags) }
    }
}
