// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* What is the same in every module, compiled once and linked into each. */

#include <linux/module.h>
#include <linux/build-salt.h>
#include <linux/elfnote-lto.h>
#include <linux/vermagic.h>

BUILD_SALT;
BUILD_LTO_INFO

MODULE_INFO(vermagic, VERMAGIC_STRING);
