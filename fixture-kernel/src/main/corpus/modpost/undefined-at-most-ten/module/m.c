// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

void gone_00(void);
void gone_01(void);
void gone_02(void);
void gone_03(void);
void gone_04(void);
void gone_05(void);
void gone_06(void);
void gone_07(void);
void gone_08(void);
void gone_09(void);
void gone_10(void);
void gone_11(void);

int init_module(void)
{
	gone_00();
	gone_01();
	gone_02();
	gone_03();
	gone_04();
	gone_05();
	gone_06();
	gone_07();
	gone_08();
	gone_09();
	gone_10();
	gone_11();
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
