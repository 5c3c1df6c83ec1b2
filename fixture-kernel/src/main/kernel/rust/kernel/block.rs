// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Block devices.

use crate::error::{from_err_ptr, Result};
use core::ptr::NonNull;

/// How many bytes a sector has.
pub const SECTOR_SIZE: u32 = bindings::SECTOR_SIZE;

/// A disk.
pub struct GenDisk(NonNull<bindings::gendisk>);

// SAFETY: A disk belongs to nobody else.
unsafe impl Send for GenDisk {}
// SAFETY: What changes is behind a lock of the driver.
unsafe impl Sync for GenDisk {}

impl GenDisk {
    /// A disk with blocks of that size.
    pub fn new(logical_block_size: u32) -> Result<Self> {
        // SAFETY: A disk may be asked for at any time.
        let ptr = from_err_ptr(unsafe { bindings::__blk_alloc_disk(logical_block_size) })?;
        // SAFETY: What is no error is not null.
        Ok(GenDisk(unsafe { NonNull::new_unchecked(ptr) }))
    }

    /// Says how many sectors it has.
    #[inline]
    pub fn set_capacity_sectors(&mut self, sectors: u64) {
        // SAFETY: The disk is there.
        unsafe { bindings::set_capacity(self.0.as_ptr(), sectors) }
    }

    /// How many sectors it has.
    #[inline]
    pub fn capacity_sectors(&self) -> u64 {
        // SAFETY: The disk is there.
        unsafe { bindings::get_capacity(self.0.as_ptr()) }
    }
}

impl Drop for GenDisk {
    fn drop(&mut self) {
        // SAFETY: It was got above.
        unsafe { bindings::put_disk(self.0.as_ptr()) }
    }
}

/// Something that a disk is asked to do, with data of the driver behind it.
pub struct Request(NonNull<bindings::request>);

impl Request {
    /// Wraps what C gives.
    ///
    /// # Safety
    ///
    /// It is there as long as the wrapper.
    pub unsafe fn from_raw(ptr: *mut bindings::request) -> Self {
        // SAFETY: The caller says so.
        Request(unsafe { NonNull::new_unchecked(ptr) })
    }

    /// The data of the driver.
    #[inline]
    pub fn pdu<T>(&self) -> *mut T {
        // SAFETY: The request is there.
        unsafe { bindings::blk_mq_rq_to_pdu(self.0.as_ptr()) }.cast()
    }

    /// It was begun.
    #[inline]
    pub fn start(&self) {
        // SAFETY: The request is there.
        unsafe { bindings::blk_mq_start_request(self.0.as_ptr()) }
    }

    /// It was done.
    #[inline]
    pub fn end_ok(self) {
        // SAFETY: The request is there, and not used again.
        unsafe { bindings::blk_mq_end_request(self.0.as_ptr(), bindings::BLK_STS_OK) }
    }
}
