// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The allocators: small, in pages, and whichever has some.

use super::{AllocError, Allocator, Flags};
use core::alloc::Layout;
use core::ptr::{self, NonNull};

/// Contiguous memory: `kmalloc`.
pub struct Kmalloc;

/// Memory in pages: `vmalloc`.
pub struct Vmalloc;

/// The first if it can, else the second.
pub struct KVmalloc;

macro_rules! impl_allocator {
    ($allocator:ident, $realloc:ident, $free:ident) => {
        // SAFETY: The functions of C behave so.
        unsafe impl Allocator for $allocator {
            #[inline]
            unsafe fn realloc(
                ptr: Option<NonNull<u8>>,
                layout: Layout,
                flags: Flags,
            ) -> Result<NonNull<u8>, AllocError> {
                let size = layout.size();
                let old = ptr.map_or(ptr::null(), |p| p.as_ptr().cast_const());

                // SAFETY: `old` is null or an allocation.
                let raw = unsafe {
                    bindings::$realloc(
                        old.cast(),
                        size as _,
                        layout.align() as _,
                        flags.as_raw(),
                        bindings::NUMA_NO_NODE,
                    )
                };
                NonNull::new(raw.cast()).ok_or(AllocError)
            }

            #[inline]
            unsafe fn free(ptr: NonNull<u8>) {
                // SAFETY: It is an allocation of the same allocator.
                unsafe { bindings::$free(ptr.as_ptr().cast()) };
            }
        }
    };
}

impl_allocator!(Kmalloc, krealloc_node_align, kfree);
impl_allocator!(Vmalloc, vrealloc_node_align, vfree);
impl_allocator!(KVmalloc, kvrealloc_node_align, kvfree);
