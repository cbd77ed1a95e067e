#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cposix_filesystem {
    uint64_t block_size, fragment_size, blocks, free_blocks, available_blocks, files, free_files, available_files, flags, name_length, identifier;
};
// `path` NULL: of the descriptor.
long cposix_statvfs(int descriptor, const char *path, struct cposix_filesystem *result);

// Extended attributes. `path` NULL: of the descriptor.
long cposix_getxattr(int descriptor, const char *path, int follows, const char *name, void *value, size_t size);
long cposix_setxattr(int descriptor, const char *path, int follows, const char *name, const void *value, size_t size, int flags);
long cposix_removexattr(int descriptor, const char *path, int follows, const char *name);
long cposix_listxattr(int descriptor, const char *path, int follows, char *list, size_t size);

uint32_t cposix_major(uint64_t device);
uint32_t cposix_minor(uint64_t device);
uint64_t cposix_makedev(uint32_t major, uint32_t minor);

// Wait statuses.
int cposix_wcoredump(int status);
int cposix_wifcontinued(int status);
int cposix_wifstopped(int status);
int cposix_wifsignaled(int status);
int cposix_wifexited(int status);
int cposix_wexitstatus(int status);
int cposix_wtermsig(int status);
int cposix_wstopsig(int status);

long cposix_getresuid(uint32_t ids[3]);
long cposix_getresgid(uint32_t ids[3]);
long cposix_setresuid(uint32_t real, uint32_t effective, uint32_t saved);
long cposix_setresgid(uint32_t real, uint32_t effective, uint32_t saved);

// CPU numbers in a bit set of `size` bytes; gives the number of bytes that the kernel filled.
long cposix_get_affinity(int process, uint8_t *bits, size_t size);
long cposix_set_affinity(int process, const uint8_t *bits, size_t size);
long cposix_get_scheduler(int process);
long cposix_set_scheduler(int process, int policy, int priority);
long cposix_get_scheduler_priority(int process);
long cposix_set_scheduler_priority(int process, int priority);
// Nanoseconds.
long cposix_round_robin_interval(int process, int64_t *interval);

long cposix_getpriority(int which, uint32_t who, int *priority);
long cposix_setpriority(int which, uint32_t who, int priority);
long cposix_nice(int increment, int *priority);
long cposix_getrandom(void *buffer, size_t size, unsigned flags);
long cposix_ctermid(char *buffer, size_t size);
// `limit` unknown: -1 and `error` 0.
long cposix_sysconf(int name, int *error);
long cposix_pathconf(int descriptor, const char *path, int name, int *error);

// UTIME_NOW of utimensat(2).
long cposix_utime_now(void);

// The process's own environment, ending in NULL.
char **cposix_environment(void);

#ifdef __cplusplus
}
#endif
