// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Tasks: processes and threads.

use core::ptr::NonNull;

/// A reference to a task.
pub struct Task(NonNull<bindings::task_struct>);

// SAFETY: The count of references is atomic.
unsafe impl Send for Task {}
// SAFETY: What is read here does not change.
unsafe impl Sync for Task {}

impl Task {
    /// The task that runs this.
    #[inline]
    pub fn current() -> Task {
        // SAFETY: There is always one.
        let ptr = unsafe { bindings::get_current() };
        // SAFETY: It is there, since it runs.
        unsafe { bindings::get_task_struct(ptr) };
        // SAFETY: As above.
        Task(unsafe { NonNull::new_unchecked(ptr) })
    }

    /// Its number.
    #[inline]
    pub fn pid(&self) -> i32 {
        // SAFETY: The task is there.
        unsafe { bindings::task_pid_nr(self.0.as_ptr()) }
    }

    /// Whether a signal waits for it.
    #[inline]
    pub fn signal_pending(&self) -> bool {
        // SAFETY: The task is there.
        unsafe { bindings::signal_pending(self.0.as_ptr()) != 0 }
    }
}

impl Drop for Task {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: The reference is this one's.
        unsafe { bindings::put_task_struct(self.0.as_ptr()) }
    }
}

/// Lets others run while this one waits for another processor.
#[inline]
pub fn cpu_relax() {
    // SAFETY: It may be called at any time.
    unsafe { bindings::cpu_relax() }
}
