// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Text, with a zero at its end where C is to read it.

use core::fmt::{self, Write};

/// Text that ends with a zero and has none before.
#[repr(transparent)]
pub struct CStr([u8]);

impl CStr {
    /// Wraps a pointer of C.
    ///
    /// # Safety
    ///
    /// It is to such text, which lives and does not change as long as `'a`.
    pub unsafe fn from_char_ptr<'a>(ptr: *const ffi::c_char) -> &'a CStr {
        // SAFETY: There is a zero.
        let len = unsafe { bindings::strlen(ptr) } + 1;
        // SAFETY: That many bytes are there.
        let bytes = unsafe { core::slice::from_raw_parts(ptr, len as usize) };
        // SAFETY: The only zero is the last byte.
        unsafe { CStr::from_bytes_with_nul_unchecked(bytes) }
    }

    /// Wraps bytes.
    ///
    /// # Safety
    ///
    /// The last one is zero, and no other is.
    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        // SAFETY: The types have the same layout.
        unsafe { core::mem::transmute(bytes) }
    }

    /// What C functions take.
    #[inline]
    pub const fn as_char_ptr(&self) -> *const ffi::c_char {
        self.0.as_ptr()
    }

    /// Its bytes without the zero.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0[..self.0.len() - 1]
    }
}

impl fmt::Display for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for &c in self.as_bytes() {
            f.write_char(if c.is_ascii() { c as char } else { '?' })?;
        }
        Ok(())
    }
}

/// A literal as a [`CStr`].
#[macro_export]
macro_rules! c_str {
    ($str:expr) => {{
        const S: &str = concat!($str, "\0");
        // SAFETY: The zero was just put there, and a literal has no other.
        const C: &$crate::str::CStr =
            unsafe { $crate::str::CStr::from_bytes_with_nul_unchecked(S.as_bytes()) };
        C
    }};
}

/// Formats into memory that C gave: what does not fit is counted and not written.
pub(crate) struct RawFormatter {
    pos: usize,
    end: usize,
}

impl RawFormatter {
    /// # Safety
    ///
    /// All of `pos..end` may be written to.
    pub(crate) unsafe fn from_ptrs(pos: *mut u8, end: *mut u8) -> Self {
        Self {
            pos: pos as usize,
            end: end as usize,
        }
    }

    pub(crate) fn pos(&self) -> *mut u8 {
        self.pos as *mut u8
    }
}

impl Write for RawFormatter {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        let room = self.end.saturating_sub(self.pos);
        let len = core::cmp::min(s.len(), room);
        // SAFETY: There is room for that many.
        unsafe { core::ptr::copy_nonoverlapping(s.as_ptr(), self.pos as *mut u8, len) };
        self.pos = self.pos.wrapping_add(s.len());
        Ok(())
    }
}
