#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <string.h>
#include <sys/ioctl.h>

#ifdef __linux__
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#endif

long cdescriptors_openat(int directory, const char *path, int flags, unsigned mode) {
    RESULT(openat(directory, path, flags, mode));
}

long cdescriptors_close(int descriptor) { RESULT(close(descriptor)); }

long cdescriptors_close_range(unsigned first, unsigned last, int close_on_exec_only) {
#ifdef SYS_close_range
    RESULT(syscall(SYS_close_range, first, last, close_on_exec_only ? 4U : 0U));
#else
    (void)first, (void)last, (void)close_on_exec_only;
    return -ENOSYS;
#endif
}

long cdescriptors_dup_above(int descriptor, int minimum, int close_on_exec) {
    RESULT(fcntl(descriptor, close_on_exec ? F_DUPFD_CLOEXEC : F_DUPFD, minimum));
}

long cdescriptors_dup2(int descriptor, int target) { RESULT(dup2(descriptor, target)); }

long cdescriptors_dup3(int descriptor, int target, int flags) {
#ifdef __linux__
    RESULT(dup3(descriptor, target, flags));
#else
    (void)descriptor, (void)target, (void)flags;
    return -ENOSYS;
#endif
}

long cdescriptors_pipe(int pair[2]) { RESULT(pipe(pair)); }

long cdescriptors_pipe2(int pair[2], int flags) {
#ifdef __linux__
    RESULT(pipe2(pair, flags));
#else
    (void)pair, (void)flags;
    return -ENOSYS;
#endif
}

#ifdef __linux__

long cdescriptors_memfd(const char *name, unsigned flags) { RESULT(memfd_create(name, flags)); }

long cdescriptors_eventfd(unsigned initial, int flags) { RESULT(eventfd(initial, flags)); }

long cdescriptors_timerfd(int clock, int flags) { RESULT(timerfd_create(clock, flags)); }

static struct timespec timespec_of(int64_t nanoseconds) {
    struct timespec time = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
    return time;
}

// Saturates: a far-away expiry must not turn into a negative one.
static int64_t nanoseconds_of(struct timespec time) {
    int64_t whole;
    if (__builtin_mul_overflow((int64_t)time.tv_sec, (int64_t)1000000000, &whole) ||
        __builtin_add_overflow(whole, (int64_t)time.tv_nsec, &whole)) {
        return INT64_MAX;
    }
    return whole;
}

long cdescriptors_timerfd_settime(int descriptor, int flags, int64_t value, int64_t interval, int64_t *old_value,
                                  int64_t *old_interval) {
    struct itimerspec next = {timespec_of(interval), timespec_of(value)}, old;
    if (timerfd_settime(descriptor, flags, &next, &old) == -1) return -(long)errno;
    *old_value = nanoseconds_of(old.it_value);
    *old_interval = nanoseconds_of(old.it_interval);
    return 0;
}

long cdescriptors_timerfd_gettime(int descriptor, int64_t *value, int64_t *interval) {
    struct itimerspec now;
    if (timerfd_gettime(descriptor, &now) == -1) return -(long)errno;
    *value = nanoseconds_of(now.it_value);
    *interval = nanoseconds_of(now.it_interval);
    return 0;
}

long cdescriptors_pidfd(int process, unsigned flags) {
#ifdef SYS_pidfd_open
    RESULT(syscall(SYS_pidfd_open, process, flags));
#else
    (void)process, (void)flags;
    return -ENOSYS;
#endif
}

#else

long cdescriptors_memfd(const char *name, unsigned flags) { (void)name, (void)flags; return -ENOSYS; }
long cdescriptors_eventfd(unsigned initial, int flags) { (void)initial, (void)flags; return -ENOSYS; }
long cdescriptors_timerfd(int clock, int flags) { (void)clock, (void)flags; return -ENOSYS; }
long cdescriptors_timerfd_settime(int descriptor, int flags, int64_t value, int64_t interval, int64_t *old_value,
                                  int64_t *old_interval) {
    (void)descriptor, (void)flags, (void)value, (void)interval, (void)old_value, (void)old_interval;
    return -ENOSYS;
}
long cdescriptors_timerfd_gettime(int descriptor, int64_t *value, int64_t *interval) {
    (void)descriptor, (void)value, (void)interval;
    return -ENOSYS;
}
long cdescriptors_pidfd(int process, unsigned flags) { (void)process, (void)flags; return -ENOSYS; }

#endif

long cdescriptors_fcntl(int descriptor, int command, long argument) { RESULT(fcntl(descriptor, command, argument)); }

long cdescriptors_fcntl_buffer(int descriptor, int command, void *buffer) {
    RESULT(fcntl(descriptor, command, buffer));
}

long cdescriptors_fcntl_lock(int descriptor, int command, struct cdescriptors_lock *lock) {
    struct flock request;
    memset(&request, 0, sizeof request);
    request.l_type = (short)lock->type;
    request.l_whence = (short)lock->whence;
    request.l_start = lock->start;
    request.l_len = lock->length;
    if (fcntl(descriptor, command, &request) == -1) return -(long)errno;
    lock->type = request.l_type;
    lock->whence = request.l_whence;
    lock->start = request.l_start;
    lock->length = request.l_len;
    lock->process = request.l_pid;
    return 0;
}

long cdescriptors_flock(int descriptor, int operation) { RESULT(flock(descriptor, operation)); }

long cdescriptors_ioctl(int descriptor, unsigned long request, long argument) {
    RESULT(ioctl(descriptor, request, argument));
}

long cdescriptors_ioctl_buffer(int descriptor, unsigned long request, void *buffer) {
    RESULT(ioctl(descriptor, request, buffer));
}

long cdescriptors_set_close_on_exec(int descriptor, int close_on_exec) {
    RESULT(ioctl(descriptor, close_on_exec ? FIOCLEX : FIONCLEX, NULL));
}

long cdescriptors_set_nonblocking(int descriptor, int nonblocking) { RESULT(ioctl(descriptor, FIONBIO, &nonblocking)); }

long cdescriptors_read(int descriptor, void *buffer, size_t count) { RESULT(read(descriptor, buffer, count)); }

long cdescriptors_write(int descriptor, const void *buffer, size_t count) { RESULT(write(descriptor, buffer, count)); }

long cdescriptors_pread(int descriptor, void *buffer, size_t count, int64_t offset) {
    RESULT(pread(descriptor, buffer, count, offset));
}

long cdescriptors_pwrite(int descriptor, const void *buffer, size_t count, int64_t offset) {
    RESULT(pwrite(descriptor, buffer, count, offset));
}

long cdescriptors_readv(int descriptor, const struct iovec *vectors, int count) {
    RESULT(readv(descriptor, vectors, count));
}

long cdescriptors_writev(int descriptor, const struct iovec *vectors, int count) {
    RESULT(writev(descriptor, vectors, count));
}

#ifdef __linux__

long cdescriptors_preadv(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags) {
    RESULT(flags ? preadv2(descriptor, vectors, count, offset, flags) : preadv(descriptor, vectors, count, offset));
}

long cdescriptors_pwritev(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags) {
    RESULT(flags ? pwritev2(descriptor, vectors, count, offset, flags) : pwritev(descriptor, vectors, count, offset));
}

// RWF_NOSIGNAL came with Linux 6.18; headers of older C libraries lack the name.
long cdescriptors_writev_without_signal(int descriptor, const struct iovec *vectors, int count) {
    RESULT(pwritev2(descriptor, vectors, count, -1, 0x100));
}

#else

long cdescriptors_preadv(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags) {
    if (flags) return -ENOSYS;
    RESULT(preadv(descriptor, vectors, count, offset));
}

long cdescriptors_pwritev(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags) {
    if (flags) return -ENOSYS;
    RESULT(pwritev(descriptor, vectors, count, offset));
}

long cdescriptors_writev_without_signal(int descriptor, const struct iovec *vectors, int count) {
    (void)descriptor, (void)vectors, (void)count;
    return -ENOSYS;
}

#endif

long cdescriptors_lseek(int descriptor, int64_t offset, int whence) { RESULT(lseek(descriptor, offset, whence)); }

long cdescriptors_ftruncate(int descriptor, int64_t length) { RESULT(ftruncate(descriptor, length)); }

long cdescriptors_fsync(int descriptor) { RESULT(fsync(descriptor)); }

#ifdef __linux__

long cdescriptors_fdatasync(int descriptor) { RESULT(fdatasync(descriptor)); }

long cdescriptors_fallocate(int descriptor, int64_t offset, int64_t length) {
    return -(long)posix_fallocate(descriptor, offset, length);
}

long cdescriptors_fadvise(int descriptor, int64_t offset, int64_t length, int advice) {
    return -(long)posix_fadvise(descriptor, offset, length, advice);
}

long cdescriptors_sendfile(int target, int source, int64_t *offset, size_t count) {
    RESULT(sendfile(target, source, (off_t *)offset, count));
}

long cdescriptors_copy_file_range(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                                  unsigned flags) {
    RESULT(copy_file_range(source, (off_t *)source_offset, target, (off_t *)target_offset, count, flags));
}

long cdescriptors_splice(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                         unsigned flags) {
    RESULT(splice(source, (off_t *)source_offset, target, (off_t *)target_offset, count, flags));
}

#else

long cdescriptors_fdatasync(int descriptor) { RESULT(fsync(descriptor)); }
long cdescriptors_fallocate(int descriptor, int64_t offset, int64_t length) {
    (void)descriptor, (void)offset, (void)length;
    return -ENOSYS;
}
long cdescriptors_fadvise(int descriptor, int64_t offset, int64_t length, int advice) {
    (void)descriptor, (void)offset, (void)length, (void)advice;
    return -ENOSYS;
}
long cdescriptors_sendfile(int target, int source, int64_t *offset, size_t count) {
    off_t sent = (off_t)count;
    if (!offset) return -EINVAL;
    if (sendfile(source, target, *offset, &sent, NULL, 0) == -1 && sent == 0) return -(long)errno;
    *offset += sent;
    return (long)sent;
}
long cdescriptors_copy_file_range(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                                  unsigned flags) {
    (void)source, (void)source_offset, (void)target, (void)target_offset, (void)count, (void)flags;
    return -ENOSYS;
}
long cdescriptors_splice(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                         unsigned flags) {
    (void)source, (void)source_offset, (void)target, (void)target_offset, (void)count, (void)flags;
    return -ENOSYS;
}

#endif

static void status_of(const struct stat *from, struct cdescriptors_status *to) {
    to->device = (uint64_t)from->st_dev;
    to->inode = (uint64_t)from->st_ino;
    to->link_count = (uint64_t)from->st_nlink;
    to->raw_device = (uint64_t)from->st_rdev;
    to->size = (int64_t)from->st_size;
    to->block_size = (int64_t)from->st_blksize;
    to->block_count = (int64_t)from->st_blocks;
    to->mode = from->st_mode;
    to->user = from->st_uid;
    to->group = from->st_gid;
#ifdef __APPLE__
    const struct timespec *access = &from->st_atimespec, *modification = &from->st_mtimespec,
                          *change = &from->st_ctimespec;
#else
    const struct timespec *access = &from->st_atim, *modification = &from->st_mtim, *change = &from->st_ctim;
#endif
    to->access_seconds = access->tv_sec;
    to->access_nanoseconds = (int32_t)access->tv_nsec;
    to->modification_seconds = modification->tv_sec;
    to->modification_nanoseconds = (int32_t)modification->tv_nsec;
    to->change_seconds = change->tv_sec;
    to->change_nanoseconds = (int32_t)change->tv_nsec;
}

long cdescriptors_fstat(int descriptor, struct cdescriptors_status *status) {
    struct stat result;
    if (fstat(descriptor, &result) == -1) return -(long)errno;
    status_of(&result, status);
    return 0;
}

long cdescriptors_fstatat(int directory, const char *path, struct cdescriptors_status *status, int flags) {
    struct stat result;
    if (fstatat(directory, path, &result, flags) == -1) return -(long)errno;
    status_of(&result, status);
    return 0;
}

long cdescriptors_fchmod(int descriptor, unsigned mode) { RESULT(fchmod(descriptor, (mode_t)mode)); }

long cdescriptors_fchown(int descriptor, unsigned user, unsigned group) { RESULT(fchown(descriptor, user, group)); }

long cdescriptors_fchdir(int descriptor) { RESULT(fchdir(descriptor)); }

long cdescriptors_futimens(int descriptor, const struct cdescriptors_times *times) {
    struct timespec pair[2] = {{(time_t)times->access_seconds, times->access_nanoseconds},
                               {(time_t)times->modification_seconds, times->modification_nanoseconds}};
    RESULT(futimens(descriptor, pair));
}

long cdescriptors_isatty(int descriptor) {
    int answer = isatty(descriptor);
    return answer ? 1 : -(long)errno;
}

void cdescriptors_hold_pipe_signal(struct cdescriptors_pipe_signal *state) {
    sigset_t pipe_only, old, pending;
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_only, &old);
    state->was_blocked = sigismember(&old, SIGPIPE) == 1;
    state->was_pending = 0;
    // A signal that was not blocked cannot have been pending: it would have been delivered.
    if (state->was_blocked && sigpending(&pending) == 0) state->was_pending = sigismember(&pending, SIGPIPE) == 1;
}

// A SIGPIPE that our write made is taken back, unless the host handles the signal itself: then it is delivered.
// One that was pending before is not ours and stays.
void cdescriptors_release_pipe_signal(const struct cdescriptors_pipe_signal *state, int broken_pipe) {
    sigset_t pipe_only;
    int saved = errno;
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    if (broken_pipe && !state->was_pending) {
        struct sigaction action;
        if (sigaction(SIGPIPE, NULL, &action) == 0 && !(action.sa_flags & SA_SIGINFO) &&
            action.sa_handler == SIG_DFL) {
#ifdef __linux__
            struct timespec at_once = {0, 0};
            while (sigtimedwait(&pipe_only, NULL, &at_once) == -1 && errno == EINTR) {
            }
#else
            sigset_t pending;
            int taken;
            sigpending(&pending);
            if (sigismember(&pending, SIGPIPE) == 1) sigwait(&pipe_only, &taken);
#endif
        }
    }
    if (!state->was_blocked) pthread_sigmask(SIG_UNBLOCK, &pipe_only, NULL);
    errno = saved;
}
