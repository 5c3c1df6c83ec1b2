/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _HELLO_H
#define _HELLO_H

const char *hello_text(void);

#endif
