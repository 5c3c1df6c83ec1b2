// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Red-black trees: of nodes only, as C has them.

use crate::types::Opaque;

/// A tree.
#[repr(transparent)]
pub struct RawRBTree(Opaque<bindings::rb_root>);

impl RawRBTree {
    /// A tree without nodes.
    pub const fn new() -> Self {
        RawRBTree(Opaque::new(bindings::rb_root {
            rb_node: core::ptr::null_mut(),
        }))
    }

    /// Makes a node the only one.
    ///
    /// # Safety
    ///
    /// The node stays as long as the tree is used.
    pub unsafe fn insert_root(&self, node: *mut bindings::rb_node) {
        // SAFETY: The caller says so.
        unsafe {
            let link = &raw mut (*self.0.get()).rb_node;
            bindings::rb_link_node(node, core::ptr::null_mut(), link);
        }
    }

    /// The first node.
    pub fn first(&self) -> *mut bindings::rb_node {
        // SAFETY: The tree is there.
        unsafe { bindings::rb_first(self.0.get()) }
    }
}

impl Default for RawRBTree {
    fn default() -> Self {
        Self::new()
    }
}
