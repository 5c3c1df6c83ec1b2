// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! What loops.c does, by the same functions, in Rust. Every loop runs n times, n > 0.

use core::ffi::c_void;
use kernel::bindings;
use kernel::sync::Refcount;

/// Runs `body` `n` times, counting as C does.
#[inline(always)]
fn times(mut n: usize, mut body: impl FnMut()) {
    loop {
        body();
        n = n.wrapping_sub(1);
        if n == 0 {
            break;
        }
    }
}

#[no_mangle]
unsafe extern "C" fn loop_refcount_inc(r: &Refcount, n: usize) {
    times(n, || r.inc());
}

#[no_mangle]
unsafe extern "C" fn loop_spin_lock(lock: *mut bindings::spinlock_t, n: usize) {
    times(n, || unsafe {
        bindings::spin_lock(lock);
        bindings::spin_unlock(lock);
    });
}

#[no_mangle]
unsafe extern "C" fn loop_err_ptr(place: *const *const c_void, n: usize) -> isize {
    let mut sum = 0isize;
    times(n, || unsafe {
        let ptr = place.read_volatile();
        if bindings::IS_ERR(ptr) {
            sum = sum.wrapping_add(bindings::PTR_ERR(ptr) as isize);
        }
    });
    sum
}

#[no_mangle]
unsafe extern "C" fn loop_atomic_read(v: *const bindings::atomic_t, n: usize) -> isize {
    let mut sum = 0isize;
    times(n, || unsafe {
        sum = sum.wrapping_add(bindings::atomic_read(v) as isize);
    });
    sum
}

#[no_mangle]
unsafe extern "C" fn loop_task(task: *mut bindings::task_struct, n: usize) {
    times(n, || unsafe {
        bindings::get_task_struct(task);
        bindings::put_task_struct(task);
    });
}

#[no_mangle]
unsafe extern "C" fn loop_kmap(page: *mut bindings::page, n: usize) -> usize {
    let mut sum = 0usize;
    times(n, || unsafe {
        let addr = bindings::kmap_local_page(page);
        sum = sum.wrapping_add(addr as usize);
        bindings::kunmap_local(addr);
        // C's barrier()
        core::arch::asm!("", options(nostack, preserves_flags));
    });
    sum
}
