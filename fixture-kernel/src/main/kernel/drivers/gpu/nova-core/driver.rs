// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The driver: it finds the hardware, and then there is a GPU.

use crate::gpu::Gpu;
use kernel::device::Device;
use kernel::prelude::*;
use kernel::sync::{Arc, Mutex};
use kernel::{io::IoMem, new_mutex};

/// How much of the first BAR is registers.
pub(crate) const BAR0_SIZE: usize = 0x1000;

/// The registers.
pub(crate) type Bar0 = IoMem<BAR0_SIZE>;

/// Where they are, in place of a bus that would say so.
const BAR0_ADDRESS: u64 = 0xfd00_0000;

pub(crate) struct NovaCore {
    gpu: Arc<Mutex<Gpu>>,
    _dev: Device,
}

impl NovaCore {
    pub(crate) fn probe() -> Result<Self> {
        let dev = Device::new_root(c_str!("nova_core"))?;
        let bar = Bar0::new(BAR0_ADDRESS)?;
        let gpu = Arc::pin_init(new_mutex!(Gpu::new(bar)?), GFP_KERNEL)?;
        pr_info!("{} probed\n", dev.name());
        Ok(NovaCore { gpu, _dev: dev })
    }
}

impl Drop for NovaCore {
    fn drop(&mut self) {
        self.gpu.lock().reset();
    }
}
