#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

// Every function here returns a result of 0 or more, or -errno.

#ifdef __cplusplus
extern "C" {
#endif

// What stat(2) tells, with the same widths on every platform. Times are nanoseconds since the epoch's second.
struct cdescriptors_status {
    uint64_t device;
    uint64_t inode;
    uint64_t link_count;
    uint64_t raw_device;
    int64_t size;
    int64_t block_size;
    int64_t block_count;
    int64_t access_seconds;
    int64_t modification_seconds;
    int64_t change_seconds;
    int32_t access_nanoseconds;
    int32_t modification_nanoseconds;
    int32_t change_nanoseconds;
    uint32_t mode;
    uint32_t user;
    uint32_t group;
};

// For utimensat(2): nanoseconds may be UTIME_NOW or UTIME_OMIT.
struct cdescriptors_times {
    int64_t access_seconds;
    int64_t modification_seconds;
    long access_nanoseconds;
    long modification_nanoseconds;
};

struct cdescriptors_lock {
    int32_t type;      // F_RDLCK, F_WRLCK or F_UNLCK
    int32_t whence;    // SEEK_SET, SEEK_CUR or SEEK_END
    int64_t start;     // bytes
    int64_t length;    // bytes; 0 reaches to the end of the file
    int32_t process;   // out: who holds it, for F_GETLK
};

long cdescriptors_openat(int directory, const char *path, int flags, unsigned mode);
long cdescriptors_close(int descriptor);
long cdescriptors_close_range(unsigned first, unsigned last, int close_on_exec_only);

long cdescriptors_dup_above(int descriptor, int minimum, int close_on_exec);
long cdescriptors_dup2(int descriptor, int target);
long cdescriptors_dup3(int descriptor, int target, int flags);
long cdescriptors_pipe(int pair[2]);
long cdescriptors_pipe2(int pair[2], int flags);
long cdescriptors_memfd(const char *name, unsigned flags);
long cdescriptors_eventfd(unsigned initial, int flags);
long cdescriptors_timerfd(int clock, int flags);
long cdescriptors_timerfd_settime(int descriptor, int flags, int64_t value, int64_t interval,
                                  int64_t *old_value, int64_t *old_interval);
long cdescriptors_timerfd_gettime(int descriptor, int64_t *value, int64_t *interval);
long cdescriptors_pidfd(int process, unsigned flags);

long cdescriptors_fcntl(int descriptor, int command, long argument);
long cdescriptors_fcntl_buffer(int descriptor, int command, void *buffer);
long cdescriptors_fcntl_lock(int descriptor, int command, struct cdescriptors_lock *lock);
long cdescriptors_flock(int descriptor, int operation);
long cdescriptors_ioctl(int descriptor, unsigned long request, long argument);
long cdescriptors_ioctl_buffer(int descriptor, unsigned long request, void *buffer);
// FIOCLEX or FIONCLEX: -ENOTTY where the platform has none.
long cdescriptors_set_close_on_exec(int descriptor, int close_on_exec);
// FIONBIO.
long cdescriptors_set_nonblocking(int descriptor, int nonblocking);

long cdescriptors_read(int descriptor, void *buffer, size_t count);
long cdescriptors_write(int descriptor, const void *buffer, size_t count);
long cdescriptors_pread(int descriptor, void *buffer, size_t count, int64_t offset);
long cdescriptors_pwrite(int descriptor, const void *buffer, size_t count, int64_t offset);
long cdescriptors_readv(int descriptor, const struct iovec *vectors, int count);
long cdescriptors_writev(int descriptor, const struct iovec *vectors, int count);
long cdescriptors_preadv(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags);
long cdescriptors_pwritev(int descriptor, const struct iovec *vectors, int count, int64_t offset, int flags);
// writev(2) that makes no SIGPIPE: -EOPNOTSUPP (or -ENOSYS, -EINVAL) where the kernel or the descriptor cannot.
long cdescriptors_writev_without_signal(int descriptor, const struct iovec *vectors, int count);
long cdescriptors_lseek(int descriptor, int64_t offset, int whence);
long cdescriptors_ftruncate(int descriptor, int64_t length);
long cdescriptors_fsync(int descriptor);
long cdescriptors_fdatasync(int descriptor);
long cdescriptors_fallocate(int descriptor, int64_t offset, int64_t length);
long cdescriptors_fadvise(int descriptor, int64_t offset, int64_t length, int advice);
long cdescriptors_sendfile(int target, int source, int64_t *offset, size_t count);
long cdescriptors_copy_file_range(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                                  unsigned flags);
long cdescriptors_splice(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count,
                         unsigned flags);
long cdescriptors_fstat(int descriptor, struct cdescriptors_status *status);
long cdescriptors_fstatat(int directory, const char *path, struct cdescriptors_status *status, int flags);
long cdescriptors_fchmod(int descriptor, unsigned mode);
long cdescriptors_fchown(int descriptor, unsigned user, unsigned group);
long cdescriptors_fchdir(int descriptor);
long cdescriptors_futimens(int descriptor, const struct cdescriptors_times *times);
long cdescriptors_isatty(int descriptor);

// SIGPIPE of the calling thread, held back around one write (see Kernel+Writing.swift).
struct cdescriptors_pipe_signal {
    int was_blocked;
    int was_pending;
};
void cdescriptors_hold_pipe_signal(struct cdescriptors_pipe_signal *state);
void cdescriptors_release_pipe_signal(const struct cdescriptors_pipe_signal *state, int broken_pipe);

#ifdef __cplusplus
}
#endif
