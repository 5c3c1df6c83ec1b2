// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The registers of the GPU.

use crate::driver::Bar0;

/// What kind of chip it is.
const PMC_BOOT_0: usize = 0x000;

/// Which parts of it run.
pub(crate) const PMC_ENABLE: usize = 0x200;

/// None of them.
pub(crate) const RESET_ALL: u32 = 0;

#[derive(Clone, Copy)]
pub(crate) struct Boot0(u32);

impl Boot0 {
    pub(crate) fn read(bar: &Bar0) -> Self {
        Boot0(bar.read32(PMC_BOOT_0))
    }

    pub(crate) fn chipset(self) -> u32 {
        (self.0 >> 20) & 0x1ff
    }

    pub(crate) fn is_valid(self) -> bool {
        self.0 != 0 && self.0 != u32::MAX
    }
}
