/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* The headers of user space that Rust code may hand on, in alphabetical order */

#include <uapi/linux/errno.h>
#include <uapi/linux/ioctl.h>
#include <uapi/linux/null_blk.h>
