/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#pragma message("clang version " __clang_version__)
