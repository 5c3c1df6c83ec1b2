// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! What several threads share.

mod arc;
pub mod atomic;
pub mod completion;
pub mod lock;
pub mod rcu;
pub mod refcount;

pub use arc::Arc;
pub use completion::Completion;
pub use lock::mutex::Mutex;
pub use lock::spinlock::SpinLock;
pub use refcount::Refcount;

use crate::types::Opaque;

/// A key by which locks of one place in the source are told from others.
#[repr(transparent)]
pub struct LockClassKey(Opaque<bindings::lock_class_key>);

// SAFETY: Only its address matters.
unsafe impl Sync for LockClassKey {}

impl LockClassKey {
    /// A key, for a `static`.
    #[doc(hidden)]
    pub const fn new_static() -> Self {
        LockClassKey(Opaque::uninit())
    }

    /// What C functions take.
    pub fn as_ptr(&self) -> *mut bindings::lock_class_key {
        self.0.get()
    }
}

/// A key of the place where the macro is used.
#[macro_export]
macro_rules! static_lock_class {
    () => {{
        static CLASS: $crate::sync::LockClassKey = $crate::sync::LockClassKey::new_static();
        &CLASS
    }};
}
