// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The `kernel` crate: safe names for what C has, for drivers and modules in Rust.

#![no_std]

// Every crate that uses this one needs these as well.
pub use bindings;
pub use uapi;

#[doc(hidden)]
pub use build_error::build_error;
pub use ffi;
pub use macros;

pub mod alloc;
pub mod block;
pub mod build_assert;
pub mod device;
pub mod dma;
pub mod error;
pub mod io;
pub mod page;
pub mod prelude;
pub mod print;
pub mod rbtree;
pub mod str;
pub mod sync;
pub mod task;
pub mod time;
pub mod types;
pub mod uaccess;
pub mod workqueue;

/// What a module is: something that is made when it is loaded, and dropped when it is unloaded.
pub trait Module: Sized + Sync + Send {
    /// Called at the start. An error keeps the module from being loaded.
    fn init(module: &'static ThisModule) -> error::Result<Self>;
}

/// What `module!` says about a module.
pub trait ModuleMetadata {
    /// Its name.
    const NAME: &'static str::CStr;
}

/// The module that the code is part of; null in code that is built in.
pub struct ThisModule(*mut bindings::module);

// SAFETY: It is an address, which nobody changes.
unsafe impl Sync for ThisModule {}

impl ThisModule {
    /// Makes one of what C has.
    ///
    /// # Safety
    ///
    /// The pointer is to the module that the code is part of, or null.
    pub const unsafe fn from_ptr(ptr: *mut bindings::module) -> ThisModule {
        ThisModule(ptr)
    }

    /// What C functions take.
    pub const fn as_ptr(&self) -> *mut bindings::module {
        self.0
    }
}

use print::__LOG_PREFIX;

#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    pr_emerg!("{}\n", info);
    // SAFETY: It may be called at any time, and does not return.
    unsafe { bindings::BUG() };
}

/// The structure that a field is part of: `container_of!(pointer, Type, field)`.
#[macro_export]
macro_rules! container_of {
    ($field_ptr:expr, $Container:ty, $($fields:tt)*) => {{
        let offset: usize = ::core::mem::offset_of!($Container, $($fields)*);
        $field_ptr.byte_sub(offset).cast::<$Container>()
    }};
}
