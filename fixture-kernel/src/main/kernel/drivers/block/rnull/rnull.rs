// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The null block driver in Rust: a disk that takes everything and gives nothing back.

use kernel::block::{GenDisk, Request, SECTOR_SIZE};
use kernel::new_spinlock;
use kernel::prelude::*;
use kernel::sync::{atomic::AtomicI64, Arc, SpinLock};
use kernel::uapi::null_blk_info;

module! {
    type: NullBlkModule,
    name: "rnull_mod",
    authors: ["Kbuild simulator"],
    description: "Rust implementation of the C null block driver",
    license: "GPL v2",
}

/// What the driver keeps behind each request.
#[repr(C)]
struct Pdu {
    sectors: u64,
}

struct NullBlkModule {
    disk: Arc<SpinLock<GenDisk>>,
    served: AtomicI64,
}

impl kernel::Module for NullBlkModule {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        pr_info!("Rust null_blk loaded\n");

        let mut gendisk = GenDisk::new(SECTOR_SIZE)?;
        gendisk.set_capacity_sectors(4096);
        let disk = Arc::pin_init(new_spinlock!(gendisk), GFP_KERNEL)?;

        Ok(Self {
            disk,
            served: AtomicI64::new(0),
        })
    }
}

impl NullBlkModule {
    /// Does what a request asks for, which is nothing.
    fn queue_rq(&self, rq: Request) {
        rq.start();
        let pdu = rq.pdu::<Pdu>();
        // SAFETY: Every request of this driver has one behind it.
        self.served.add(unsafe { (*pdu).sectors } as i64);
        rq.end_ok();
    }

    fn info(&self) -> null_blk_info {
        let mut info = null_blk_info::default();
        info.capacity = self.disk.lock().capacity_sectors();
        info.block_size = SECTOR_SIZE;
        info
    }
}

/// Called for every request.
///
/// # Safety
///
/// Both are valid.
#[no_mangle]
unsafe extern "C" fn rnull_queue_rq(
    module: *const core::ffi::c_void,
    rq: *mut kernel::bindings::request,
) {
    // SAFETY: The caller says so.
    unsafe { (*module.cast::<NullBlkModule>()).queue_rq(Request::from_raw(rq)) }
}

impl Drop for NullBlkModule {
    fn drop(&mut self) {
        pr_info!(
            "{} sectors of {} served\n",
            self.served.load(),
            self.info().capacity
        );
    }
}
