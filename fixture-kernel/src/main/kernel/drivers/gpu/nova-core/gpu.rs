// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The GPU.

use crate::driver::Bar0;
use crate::regs::{self, Boot0};
use kernel::prelude::*;
use kernel::time::{fsleep, Delta};

/// How many words of firmware there is room for.
const FIRMWARE_WORDS: usize = 1024;

pub(crate) struct Gpu {
    bar: Bar0,
    // Too large for contiguous memory
    firmware: VVec<u32>,
}

impl Gpu {
    pub(crate) fn new(bar: Bar0) -> Result<Self> {
        let boot0 = Boot0::read(&bar);
        if !boot0.is_valid() {
            pr_err!("unknown chipset {:#x}\n", boot0.chipset());
            return Err(ENODEV);
        }
        let firmware = VVec::from_elem(0, FIRMWARE_WORDS, GFP_KERNEL)?;
        Ok(Gpu { bar, firmware })
    }

    pub(crate) fn reset(&mut self) {
        self.bar.write32(regs::RESET_ALL, regs::PMC_ENABLE);
        fsleep(Delta::from_micros(100));
        self.firmware.fill(0);
    }
}
