/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_ELFNOTE_LTO_H
#define _LINUX_ELFNOTE_LTO_H

/* Nothing: the kernel notes here whether it was built with LTO. */
#define BUILD_LTO_INFO

#endif /* _LINUX_ELFNOTE_LTO_H */
