#pragma once
// What the C library has and its Swift module hides behind _GNU_SOURCE.
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>

int pipe2(int ends[2], int flags);
int eventfd(unsigned int count, int flags);
void *memmem(const void *text, size_t length, const void *part, size_t partLength);
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);
const char *gnu_get_libc_version(void);

enum { CHAOS_RENAME_EXCHANGE = 2 };
enum { CHAOS_EVENT_FLAGS = 02000000 | 04000 };  // EFD_CLOEXEC | EFD_NONBLOCK

static inline int chaos_is_ignored(const struct sigaction *action) { return action->sa_handler == SIG_IGN; }
