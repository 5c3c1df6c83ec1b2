// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Devices.

use crate::error::{from_err_ptr, Result};
use crate::str::CStr;
use core::ptr::NonNull;

/// A reference to a device.
pub struct Device(NonNull<bindings::device>);

// SAFETY: The count of references is atomic.
unsafe impl Send for Device {}
// SAFETY: As above.
unsafe impl Sync for Device {}

impl Device {
    /// A device without hardware, for code that needs one.
    pub fn new_root(name: &'static CStr) -> Result<Device> {
        // SAFETY: The name stays for ever.
        let ptr = from_err_ptr(unsafe { bindings::root_device_register(name.as_char_ptr()) })?;
        // SAFETY: What is no error is not null.
        Ok(Device(unsafe { NonNull::new_unchecked(ptr) }))
    }

    /// What C functions take.
    #[inline]
    pub fn as_raw(&self) -> *mut bindings::device {
        self.0.as_ptr()
    }

    /// Its name.
    #[inline]
    pub fn name(&self) -> &CStr {
        // SAFETY: The name lives as long as the device.
        unsafe { CStr::from_char_ptr(bindings::dev_name(self.as_raw())) }
    }

    /// Leaves a pointer with the device.
    #[inline]
    pub fn set_drvdata<T>(&self, data: *mut T) {
        // SAFETY: The device is there.
        unsafe { bindings::dev_set_drvdata(self.as_raw(), data.cast()) }
    }

    /// The pointer that was left.
    #[inline]
    pub fn drvdata<T>(&self) -> *mut T {
        // SAFETY: The device is there.
        unsafe { bindings::dev_get_drvdata(self.as_raw()) }.cast()
    }
}

impl Clone for Device {
    fn clone(&self) -> Self {
        // SAFETY: The device is there.
        unsafe { bindings::get_device(self.as_raw()) };
        Device(self.0)
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: The reference is this one's.
        unsafe { bindings::put_device(self.as_raw()) }
    }
}
