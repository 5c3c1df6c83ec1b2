// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! What nearly every module wants: `use kernel::prelude::*`.

pub use crate::alloc::{flags::*, Flags, KBox, KVVec, KVec, VVec};
pub use crate::error::{code::*, Error, Result};
pub use crate::str::CStr;
pub use crate::{build_assert, c_str};
pub use crate::{pr_alert, pr_cont, pr_emerg, pr_err, pr_info, pr_notice, pr_warn};
pub use crate::{Module, ModuleMetadata, ThisModule};
pub use macros::module;
pub use pin_init::{PinInit, Zeroable};
