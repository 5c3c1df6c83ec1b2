// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Time.

/// A number of milliseconds.
pub type Msecs = ffi::c_uint;

/// A number of ticks.
pub type Jiffies = ffi::c_ulong;

/// Milliseconds as ticks.
#[inline]
pub fn msecs_to_jiffies(msecs: Msecs) -> Jiffies {
    // SAFETY: It only calculates.
    unsafe { bindings::msecs_to_jiffies(msecs) }
}

/// A moment, in nanoseconds.
#[derive(Copy, Clone, PartialEq, PartialOrd, Eq, Ord)]
pub struct Instant(bindings::ktime_t);

impl Instant {
    /// This moment.
    #[inline]
    pub fn now() -> Self {
        // SAFETY: It may be called at any time.
        Instant(unsafe { bindings::ktime_get() })
    }

    /// How long ago it was.
    #[inline]
    pub fn elapsed(&self) -> Delta {
        Delta(Instant::now().0 - self.0)
    }
}

/// A duration, in nanoseconds.
#[derive(Copy, Clone, PartialEq, PartialOrd, Eq, Ord)]
pub struct Delta(i64);

impl Delta {
    /// So many microseconds.
    pub const fn from_micros(micros: i64) -> Self {
        Delta(micros.saturating_mul(1000))
    }

    /// In microseconds, the rest dropped.
    #[inline]
    pub fn as_micros(self) -> i64 {
        // SAFETY: It only calculates.
        unsafe { bindings::ktime_to_us(self.0) }
    }

    /// In milliseconds, the rest dropped.
    #[inline]
    pub fn as_millis(self) -> i64 {
        // SAFETY: It only calculates.
        unsafe { bindings::ktime_to_ms(self.0) }
    }
}

/// Sleeps for that long, or a little more.
pub fn fsleep(delta: Delta) {
    // SAFETY: Whoever calls this may sleep.
    unsafe { bindings::fsleep(delta.as_micros() as ffi::c_ulong) }
}
