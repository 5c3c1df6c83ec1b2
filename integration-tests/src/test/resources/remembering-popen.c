// SPDX-License-Identifier: Apache-2.0
/*
 * popen() with a memory, for LD_PRELOAD: a command that ran before is not run again. What it
 * printed then is read from its file in the directory $POPEN_MEMORY.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* FNV-1a. */
static unsigned long long hash(const char *text, unsigned long long value)
{
	while (*text) {
		value ^= (unsigned char)*text++;
		value *= 1099511628211ULL;
	}
	return value;
}

FILE *popen(const char *command, const char *type)
{
	FILE *(*real_popen)(const char *, const char *) = dlsym(RTLD_NEXT, "popen");
	int (*real_pclose)(FILE *) = dlsym(RTLD_NEXT, "pclose");
	char name[4096];
	FILE *in, *out;
	int c;

	snprintf(name, sizeof(name), "%s/%016llx%016llx", getenv("POPEN_MEMORY"),
		 hash(command, 14695981039346656037ULL), hash(command, 42));
	in = fopen(name, "r");
	if (in)
		return in;
	in = real_popen(command, type);
	out = in ? fopen(name, "w") : NULL;
	if (!out)
		return in;
	while ((c = getc(in)) != EOF)
		putc(c, out);
	real_pclose(in);
	fclose(out);
	return fopen(name, "r");
}

int pclose(FILE *stream)
{
	int (*real_pclose)(FILE *) = dlsym(RTLD_NEXT, "pclose");
	struct stat status;

	if (fstat(fileno(stream), &status) == 0 && S_ISREG(status.st_mode))
		return fclose(stream);
	return real_pclose(stream);
}
