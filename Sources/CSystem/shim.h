#pragma once
// What the C library has and its Swift module hides behind _GNU_SOURCE.
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

int pipe2(int ends[2], int flags);
int dup3(int from, int to, int flags);
int eventfd(unsigned int count, int flags);
void *memmem(const void *text, size_t length, const void *part, size_t partLength);
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);
const char *gnu_get_libc_version(void);

enum { CHAOS_RENAME_EXCHANGE = 2 };
enum { CHAOS_EVENT_FLAGS = 02000000 | 04000 };  // EFD_CLOEXEC | EFD_NONBLOCK

static inline int chaos_is_ignored(const struct sigaction *action) { return action->sa_handler == SIG_IGN; }

// A descriptor that becomes readable when the process has ended; -1 where the kernel has none.
static inline int chaos_process_descriptor(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int close_range(unsigned int first, unsigned int last, int flags);

// What a program started by chaos_spawn gets.
struct chaos_spawn_plan {
  const char *path;
  char *const *arguments;
  char *const *environment;
  const char *folder;
  int input, output;  // its standard input; its output and errors
};

// Starts a program in a session of its own that the system kills when the calling thread ends. Swift has no fork, and
// posix_spawn no way to say so. Returns the process, or minus the error number.
static inline pid_t chaos_spawn(const struct chaos_spawn_plan *plan) {
  int report[2];
  if (pipe2(report, 02000000)) return -errno;  // O_CLOEXEC
  pid_t parent = getpid();
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0) {
    // Nothing but calls that are safe after a fork of one thread among many.
    for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
    setsid();
    int failed = prctl(PR_SET_PDEATHSIG, SIGKILL) || (plan->folder && chdir(plan->folder)) ||
                 dup2(plan->input, 0) < 0 || dup2(plan->output, 1) < 0 || dup2(plan->output, 2) < 0 ||
                 (report[1] != 3 && dup3(report[1], 3, 02000000) < 0) || close_range(4, ~0U, 0);
    if (getppid() != parent) _exit(127);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    if (!failed) execve(plan->path, plan->arguments, plan->environment);
    int reason = errno;
    ssize_t ignored = write(3, &reason, sizeof reason);
    (void)ignored;
    _exit(127);
  }
  int forked = errno;
  pthread_sigmask(SIG_SETMASK, &before, 0);
  close(report[1]);
  int reason = 0;
  if (child < 0) {
    reason = forked;
  } else {
    ssize_t count;
    do count = read(report[0], &reason, sizeof reason); while (count < 0 && errno == EINTR);
    if (count != sizeof reason) reason = 0;
  }
  close(report[0]);
  return reason ? -reason : child;
}
