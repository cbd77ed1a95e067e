#define _GNU_SOURCE
#include "include/CDescriptors.h"

#include <grp.h>
#include <stdlib.h>
#include <string.h>

#ifdef __linux__
#include <dirent.h>
#include <sched.h>
#include <sys/syscall.h>
#endif

#ifndef CLONE_PIDFD
#define CLONE_PIDFD 0x1000
#endif
#define CLOSE_RANGE_UNSHARE_FLAG 2U
#define CLOSE_RANGE_CLOEXEC_FLAG 4U

// Numbers up to here are copied into a child's table; what it needs from above is fetched one by one.
enum { COPIED_NUMBERS = 255 };

struct child {
    struct cdescriptors_spawn *spawn;
    sigset_t mask;          // what the child's mask becomes
    pid_t parent;
    int shares_memory;
    int shares_table;
    int fetches;            // see fetch_from_parent
};

// ---- Everything from here to the rule runs between fork and exec: only async-signal-safe calls. In a child that shares
// memory, what it writes is the parent's: it writes to its own stack and to `spawn`'s out fields alone.

static void write_all(int descriptor, const char *text, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, text, count);
        if (written == -1 && errno == EINTR) continue;
        if (written <= 0) return;
        text += written;
        count -= (size_t)written;
    }
}

// "OSError:" errno in hexadecimal ":" step, in one write: a reader never sees a part of it.
static void report_failure(int report, int failure, int step) {
    char text[64] = "OSError:", digits[8];
    size_t length = 8;
    int count = 0;
    unsigned rest = (unsigned)failure;
    do {
        digits[count++] = "0123456789ABCDEF"[rest % 16];
        rest /= 16;
    } while (rest && count < 8);
    while (count > 0) text[length++] = digits[--count];
    text[length++] = ':';
    for (const char *name = cdescriptors_step_name(step); *name; name++) text[length++] = *name;
    write_all(report, text, length);
}

static int make_inheritable(int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags == -1) return -1;
    return flags & FD_CLOEXEC ? fcntl(descriptor, F_SETFD, flags & ~FD_CLOEXEC) : 0;
}

static int is_kept(const struct cdescriptors_spawn *spawn, int descriptor) {
    size_t low = 0, high = spawn->kept_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spawn->kept[middle] == descriptor) return 1;
        if (spawn->kept[middle] < descriptor) low = middle + 1;
        else high = middle;
    }
    return descriptor == spawn->report;
}

#ifdef __linux__

// 0, or -errno.
static long drop_range(unsigned first, unsigned last, unsigned flags) {
    if (first > last) return 0;
#ifdef SYS_close_range
    return syscall(SYS_close_range, first, last, flags) == -1 ? -(long)errno : 0;
#else
    (void)flags;
    return -ENOSYS;
#endif
}

// The gaps between 3 and the kept numbers. With the flag for close-on-exec nothing is closed before exec, so the parent
// does not wait for it, and the report needs no exception.
static long drop_gaps(const struct cdescriptors_spawn *spawn, unsigned flags) {
    unsigned start = 3;
    int report = flags & CLOSE_RANGE_CLOEXEC_FLAG ? -1 : spawn->report;
    size_t index = 0;
    for (;;) {
        int kept = index < spawn->kept_count ? spawn->kept[index] : -1;
        int is_report = report >= (int)start && (kept < 0 || report < kept);
        if (is_report) kept = report;
        else index++;
        if (kept < 0) return drop_range(start, ~0U, flags);
        if ((unsigned)kept < start) continue;
        long result = drop_range(start, (unsigned)kept - 1, flags);
        if (result < 0) return result;
        start = (unsigned)kept + 1;
    }
}

// Kernels before 5.9: what /proc/self/fd lists.
static long drop_listed(const struct cdescriptors_spawn *spawn) {
    struct entry {
        uint64_t inode;
        int64_t offset;
        unsigned short length;
        unsigned char type;
        char name[];
    };
    char buffer[4096] __attribute__((aligned(8)));
    int directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory == -1) return -(long)errno;
    long count;
    while ((count = syscall(SYS_getdents64, directory, buffer, sizeof buffer)) > 0) {
        for (long offset = 0; offset < count;) {
            const struct entry *entry = (const struct entry *)(buffer + offset);
            offset += entry->length;
            int number = 0;
            const char *digit = entry->name;
            while (*digit >= '0' && *digit <= '9') number = number * 10 + (*digit++ - '0');
            if (*digit || number < 3 || number == directory || is_kept(spawn, number)) continue;
            close(number);
        }
    }
    long result = count == -1 ? -(long)errno : 0;
    close(directory);
    return result;
}

static long drop_by_kernel(const struct cdescriptors_spawn *spawn) {
    long result = drop_gaps(spawn, CLOSE_RANGE_CLOEXEC_FLAG);
    if (result == -EINVAL) result = drop_gaps(spawn, 0);
    if (result < 0) result = drop_listed(spawn);
    return result;
}

#else

static long drop_by_kernel(const struct cdescriptors_spawn *spawn) {
    (void)spawn;
    return -ENOSYS;
}

#endif

// Last resort: every number there can be.
static void drop_others(const struct cdescriptors_spawn *spawn) {
    if (drop_by_kernel(spawn) == 0) return;
    long limit = sysconf(_SC_OPEN_MAX);
    if (limit < 0 || limit > INT_MAX) limit = 65536;
    for (int number = 3; number < limit; number++) {
        if (!is_kept(spawn, number)) close(number);
    }
}

#ifdef __linux__

// The parent's descriptor `number` as a private one of the lowest number here; -1 with errno.
static int fetch(int handle, int number) {
#ifdef SYS_pidfd_getfd
    int fetched = (int)syscall(SYS_pidfd_getfd, handle, number, 0);
    if (fetched <= COPIED_NUMBERS) return fetched;
    // The low numbers are all taken: one fetched here could stand on a number that is still to come.
    close(fetched);
    errno = EMFILE;
    return -1;
#else
    (void)handle, (void)number;
    errno = ENOSYS;
    return -1;
#endif
}

static int fetch_source(int handle, int *source) {
    if (*source <= COPIED_NUMBERS) return 0;
    *source = fetch(handle, *source);
    return *source == -1 ? -1 : 0;
}

// With 10,000 descriptors open, copying the table up to a pipe at its end and closing the copy again takes 0.9 ms of the
// spawn's 1.4. Fetching the pipe takes a few microseconds, where the kernel lets a process do that to its parent
// (pidfd_getfd, Linux 5.6, needs ptrace's permission).
static int fetch_from_parent(struct cdescriptors_spawn *own, pid_t parent) {
#ifdef SYS_pidfd_open
    int handle = (int)syscall(SYS_pidfd_open, parent, 0);
    if (handle == -1) return -1;
    int failed = handle > COPIED_NUMBERS;
    for (size_t index = 0; index < own->kept_count && !failed; index++) {
        int number = own->kept[index];
        if (number <= COPIED_NUMBERS || number == own->report) continue;
        int fetched = fetch(handle, number);
        failed = fetched == -1 || dup2(fetched, number) == -1;
        if (fetched >= 0) close(fetched);
    }
    failed = failed || fetch_source(handle, &own->input) == -1 || fetch_source(handle, &own->output) == -1 ||
             fetch_source(handle, &own->error) == -1 || fetch_source(handle, &own->report) == -1;
    int failure = errno;
    close(handle);
    errno = failure;
    return failed ? -1 : 0;
#else
    (void)own, (void)parent;
    errno = ENOSYS;
    return -1;
#endif
}

#endif

static int larger(int left, int right) { return left > right ? left : right; }

// The highest number that the child needs, of those up to `limit`.
static int highest_needed(const struct cdescriptors_spawn *spawn, int limit) {
    const int single[] = {spawn->input, spawn->output, spawn->error, spawn->report};
    int highest = 2;
    for (size_t index = 0; index < sizeof single / sizeof single[0]; index++) {
        if (single[index] <= limit) highest = larger(highest, single[index]);
    }
    for (size_t index = 0; index < spawn->kept_count; index++) {
        if (spawn->kept[index] <= limit) highest = larger(highest, spawn->kept[index]);
    }
    return highest;
}

// A table of its own, copied only as far as something in it is needed: the cost does not grow with what is open above.
static int leave_shared_table(const struct child *child, struct cdescriptors_spawn *own) {
#ifdef __linux__
    unsigned highest = (unsigned)highest_needed(own, child->fetches ? COPIED_NUMBERS : INT_MAX);
    if (drop_range(highest + 1, ~0U, CLOSE_RANGE_UNSHARE_FLAG) < 0) return unshare(CLONE_FILES);
    return child->fetches ? fetch_from_parent(own, child->parent) : 0;
#else
    (void)child, (void)own;
    return 0;
#endif
}

static void close_if_open(int descriptor) {
    if (descriptor >= 0) close(descriptor);
}

// Puts the three sources onto 0, 1 and 2. One that stands on another's place moves up first, so that no order of
// dup2 can overwrite it.
static int place_standard_streams(const struct cdescriptors_spawn *spawn) {
    int sources[3] = {spawn->input, spawn->output, spawn->error};
    for (int place = 0; place < 3; place++) {
        if (sources[place] < 0 || sources[place] > 2 || sources[place] == place) continue;
        sources[place] = fcntl(sources[place], F_DUPFD_CLOEXEC, 3);
        if (sources[place] == -1) return -1;
    }
    for (int place = 0; place < 3; place++) {
        if (sources[place] < 0) continue;
        if (sources[place] == place) {
            if (make_inheritable(place) == -1) return -1;
        } else if (dup2(sources[place], place) == -1) {
            return -1;
        }
    }
    return 0;
}

// Handlers are code of the parent, in memory that may be shared: none may run once the mask is lifted. exec would reset
// them too, but only later. Ignored signals stay ignored, as exec has it.
static void reset_handlers(void) {
    struct sigaction by_default;
    memset(&by_default, 0, sizeof by_default);
    by_default.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; number++) {
        struct sigaction now;
        if (number == SIGKILL || number == SIGSTOP || sigaction(number, NULL, &now) == -1) continue;
        if (!(now.sa_flags & SA_SIGINFO) && (now.sa_handler == SIG_IGN || now.sa_handler == SIG_DFL)) continue;
        sigaction(number, &by_default, NULL);
    }
}

static void restore_signal(int number) {
    struct sigaction by_default;
    memset(&by_default, 0, sizeof by_default);
    by_default.sa_handler = SIG_DFL;
    sigaction(number, &by_default, NULL);
}

static int set_identity(const struct cdescriptors_spawn *spawn) {
    if (spawn->group_count >= 0 && setgroups((size_t)spawn->group_count, (const gid_t *)spawn->groups) == -1) return -1;
    if (spawn->group >= 0 && setregid((gid_t)spawn->group, (gid_t)spawn->group) == -1) return -1;
    if (spawn->user >= 0 && setreuid((uid_t)spawn->user, (uid_t)spawn->user) == -1) return -1;
    return 0;
}

extern char **environ;

// Returns only when something failed: the step, with errno set.
static int become_program(struct child *child, struct cdescriptors_spawn *spawn) {
    if (child->shares_table && leave_shared_table(child, spawn) == -1) return CDESCRIPTORS_STEP_TABLE;

    for (size_t index = 0; index < spawn->kept_count; index++) {
        // The report pipe stays close-on-exec, whatever number it has here and had in the parent.
        int kept = spawn->kept[index];
        if (kept == spawn->report || kept == child->spawn->report) continue;
        if (make_inheritable(kept) == -1) return CDESCRIPTORS_STEP_PREPARE;
    }
    close_if_open(spawn->parent_input);
    close_if_open(spawn->parent_output);
    close_if_open(spawn->parent_error);
    close_if_open(spawn->report_reader);
    if (spawn->report >= 0 && spawn->report < 3) {
        int higher = fcntl(spawn->report, F_DUPFD_CLOEXEC, 3);
        if (higher == -1) return CDESCRIPTORS_STEP_PREPARE;
        spawn->report = higher;
    }
    if (place_standard_streams(spawn) == -1) return CDESCRIPTORS_STEP_PREPARE;

    if (spawn->working_directory && chdir(spawn->working_directory) == -1) return CDESCRIPTORS_STEP_WORKING_DIRECTORY;
    if (spawn->umask >= 0) umask((mode_t)spawn->umask);
    if (spawn->restore_signals) {
        restore_signal(SIGPIPE);
        restore_signal(SIGXFSZ);
    }
    reset_handlers();
    if (pthread_sigmask(SIG_SETMASK, &child->mask, NULL) != 0) return CDESCRIPTORS_STEP_PREPARE;

    if (spawn->new_session && setsid() == -1) return CDESCRIPTORS_STEP_PREPARE;
    if (spawn->process_group >= 0 && setpgid(0, spawn->process_group) == -1) return CDESCRIPTORS_STEP_PREPARE;
    if (set_identity(spawn) == -1) return CDESCRIPTORS_STEP_PREPARE;

    if (spawn->close_others) drop_others(spawn);

    // The first error that is more than "not in this place" is the one to tell.
    int failure = 0;
    char *const *environment = spawn->environment ? spawn->environment : environ;
    for (const char *const *candidate = spawn->executables; *candidate; candidate++) {
        execve(*candidate, spawn->arguments, environment);
        if (errno != ENOENT && errno != ENOTDIR && failure == 0) failure = errno;
    }
    if (failure) errno = failure;
    return CDESCRIPTORS_STEP_EXECUTE;
}

// Not instrumented: AddressSanitizer would take the child's stack for a mistake when `_exit` is called on it.
__attribute__((no_sanitize("address"))) static int run_child(void *argument) {
    struct child *child = argument;
    // Its numbers change as descriptors move; the parent's copy stays for another try.
    struct cdescriptors_spawn own = *child->spawn;
    int step = become_program(child, &own);
    int failure = errno;
    if (child->shares_memory && (own.report < 0 || step == CDESCRIPTORS_STEP_TABLE)) {
        child->spawn->failure = failure;
        child->spawn->failed_step = step;
    } else {
        report_failure(own.report, failure, step);
    }
    _exit(255);
}

// ---- The parent's side.

#ifdef __linux__

// The child gets a stack of its own: no frame of Swift or of this function is ever its to spoil, which vfork(2) cannot say.
// CLONE_FILES lets it choose which part of the descriptor table to copy (see leave_shared_table).
__attribute__((noinline)) static long clone_child(struct child *child) {
    enum { STACK_SIZE = 64 * 1024 };
    char *stack = malloc(STACK_SIZE);
    if (!stack) return -ENOMEM;
    int handle = -1;
    int flags = CLONE_VM | CLONE_VFORK | SIGCHLD;
    if (child->shares_table) flags |= CLONE_FILES;
    if (child->spawn->wants_handle) flags |= CLONE_PIDFD;
    child->shares_memory = 1;
    long process = clone(run_child, stack + STACK_SIZE, flags, child, &handle);
    if (process == -1) process = -(long)errno;
    else child->spawn->handle = handle;
    free(stack);
    return process;
}

#else

static long clone_child(struct child *child) {
    (void)child;
    return -ENOSYS;
}

#endif

static void reap(struct cdescriptors_spawn *spawn, long process) {
    while (waitpid((pid_t)process, NULL, 0) == -1 && errno == EINTR) {
    }
    close_if_open(spawn->handle);
    spawn->handle = -1;
}

static int lost_table(const struct cdescriptors_spawn *spawn, long process) {
    return process > 0 && spawn->failed_step == CDESCRIPTORS_STEP_TABLE;
}

// The child never came to run anything of its program: as if it had not been made.
static long forget_child(struct cdescriptors_spawn *spawn, long process) {
    reap(spawn, process);
    spawn->failure = 0;
    spawn->failed_step = CDESCRIPTORS_STEP_NONE;
    return -ENOSYS;
}

static long fork_child(struct child *child) {
    child->shares_memory = 0;
    child->shares_table = 0;
    pid_t process = fork();
    if (process == 0) run_child(child);
    return process == -1 ? -(long)errno : process;
}

long cdescriptors_spawn(struct cdescriptors_spawn *spawn) {
    struct child child = {.spawn = spawn, .parent = getpid(), .shares_memory = 0, .shares_table = spawn->close_others};
    sigset_t all, before;
    spawn->handle = -1;
    spawn->failure = 0;
    spawn->failed_step = CDESCRIPTORS_STEP_NONE;
    spawn->needs_report = 0;
    spawn->fetch_refused = 0;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (spawn->clear_signal_mask) sigemptyset(&child.mask);
    else child.mask = before;

    // No memory is shared with a child that drops privileges: its new owner could reach into this process through it.
    int forks = spawn->must_fork || spawn->user >= 0 || spawn->group >= 0 || spawn->group_count >= 0;
    long process = -ENOSYS;
    if (!forks) {
        child.fetches = spawn->may_fetch && child.shares_table && highest_needed(spawn, INT_MAX) > COPIED_NUMBERS;
        process = clone_child(&child);
        if (lost_table(spawn, process) && child.fetches) {
            spawn->fetch_refused = spawn->failure == EPERM || spawn->failure == ENOSYS;
            forget_child(spawn, process);
            child.fetches = 0;
            process = clone_child(&child);
        }
        if (lost_table(spawn, process)) process = forget_child(spawn, process);
        forks = process < 0;
    }
    if (forks) {
        if (spawn->report < 0) {
            spawn->needs_report = 1;
            process = -EAGAIN;
        } else {
            process = fork_child(&child);
        }
    }
    if (process > 0 && spawn->failed_step != CDESCRIPTORS_STEP_NONE) reap(spawn, process);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return process;
}

const char *cdescriptors_step_name(int step) {
    switch (step) {
    case CDESCRIPTORS_STEP_PREPARE: return "noexec";
    case CDESCRIPTORS_STEP_WORKING_DIRECTORY: return "noexec:chdir";
    default: return "";
    }
}
