// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Rust DMA sample: values that go to a device and come back.

use kernel::device::Device;
use kernel::dma::{CoherentAllocation, DmaMask};
use kernel::page::Page;
use kernel::prelude::*;

module! {
    type: DmaSample,
    name: "rust_dma",
    authors: ["Kbuild simulator"],
    description: "Rust DMA test",
    license: "GPL",
}

/// What the device would read: a command and its argument.
#[derive(Clone, Copy, PartialEq, Debug, Zeroable)]
struct Entry {
    command: u32,
    argument: u32,
}

const COMMANDS: [u32; 4] = [0x10, 0x20, 0x30, 0xff];

struct DmaSample {
    ca: CoherentAllocation<Entry>,
    // In pages, as the table of a device would be
    expected: VVec<Entry>,
    page: Page,
}

impl kernel::Module for DmaSample {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        let dev = Device::new_root(c_str!("rust_dma"))?;
        dev.dma_set_mask_and_coherent(DmaMask::new::<64>())?;

        let ca = CoherentAllocation::alloc_coherent(&dev, COMMANDS.len(), GFP_KERNEL)?;
        let mut expected = VVec::new();
        for (i, &command) in COMMANDS.iter().enumerate() {
            let entry = Entry {
                command,
                argument: i as u32,
            };
            ca.write(i, entry)?;
            expected.push(entry, GFP_KERNEL)?;
        }

        let page = Page::alloc_page(GFP_KERNEL)?;
        page.write(b"rust_dma", 0)?;
        pr_info!("{} has {:#x}\n", dev.name(), ca.dma_handle());
        Ok(DmaSample { ca, expected, page })
    }
}

impl Drop for DmaSample {
    fn drop(&mut self) {
        for (i, expected) in self.expected.iter().enumerate() {
            if self.ca.read(i) != Ok(*expected) {
                pr_err!("entry {} is another one now\n", i);
            }
        }
        let _ = self.page.write(&[0], 0);
    }
}
