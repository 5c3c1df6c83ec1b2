// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Pages of memory.

use crate::alloc::{AllocError, Flags};
use crate::error::{code::*, Result};
use core::ptr::NonNull;

/// How many bytes a page has.
pub const PAGE_SIZE: usize = bindings::PAGE_SIZE as usize;

/// A page.
pub struct Page(NonNull<bindings::page>);

// SAFETY: A page belongs to nobody else.
unsafe impl Send for Page {}
// SAFETY: What is read and written is up to the caller.
unsafe impl Sync for Page {}

impl Page {
    /// Gets one.
    #[inline]
    pub fn alloc_page(flags: Flags) -> Result<Self, AllocError> {
        // SAFETY: A page may be asked for at any time.
        let page = unsafe { bindings::alloc_pages(flags.as_raw(), 0) };
        NonNull::new(page).map(Page).ok_or(AllocError)
    }

    /// Does something with its memory.
    #[inline]
    fn with_page_mapped<R>(&self, f: impl FnOnce(*mut u8) -> R) -> R {
        // SAFETY: The page is there.
        let mapped = unsafe { bindings::kmap_local_page(self.0.as_ptr()) };
        let result = f(mapped.cast());
        // SAFETY: It was mapped above.
        unsafe { bindings::kunmap_local(mapped) };
        result
    }

    /// Writes bytes from an offset on.
    #[inline]
    pub fn write(&self, data: &[u8], offset: usize) -> Result {
        if offset > PAGE_SIZE || data.len() > PAGE_SIZE - offset {
            return Err(EINVAL);
        }
        self.with_page_mapped(|to| {
            // SAFETY: There is room for it.
            unsafe { core::ptr::copy_nonoverlapping(data.as_ptr(), to.add(offset), data.len()) }
        });
        Ok(())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // SAFETY: It was got in the same size.
        unsafe { bindings::__free_pages(self.0.as_ptr(), 0) }
    }
}
