#define _GNU_SOURCE 1
#include "include/CPosixSystem.h"
#include "result.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/random.h>
#include <sys/sysmacros.h>
#endif
#ifdef __APPLE__
#include <crt_externs.h>
#else
extern char **environ;
#endif

long cposix_statvfs(int descriptor, const char *path, struct cposix_filesystem *result) {
    struct statvfs status;
    int outcome;
    do {
        outcome = path ? statvfs(path, &status) : fstatvfs(descriptor, &status);
    } while (outcome == -1 && errno == EINTR);
    if (outcome == -1) return -errno;
    *result = (struct cposix_filesystem){
        status.f_bsize, status.f_frsize, status.f_blocks, status.f_bfree, status.f_bavail, status.f_files,
        status.f_ffree, status.f_favail, status.f_flag, status.f_namemax, status.f_fsid,
    };
    return 0;
}

#ifdef __APPLE__
long cposix_getxattr(int descriptor, const char *path, int follows, const char *name, void *value, size_t size) {
    if (!path) RESULT(fgetxattr(descriptor, name, value, size, 0, 0));
    RESULT(getxattr(path, name, value, size, 0, follows ? 0 : XATTR_NOFOLLOW));
}

long cposix_setxattr(int descriptor, const char *path, int follows, const char *name, const void *value, size_t size, int flags) {
    if (!path) RESULT(fsetxattr(descriptor, name, value, size, 0, flags));
    RESULT(setxattr(path, name, value, size, 0, flags | (follows ? 0 : XATTR_NOFOLLOW)));
}

long cposix_removexattr(int descriptor, const char *path, int follows, const char *name) {
    if (!path) RESULT(fremovexattr(descriptor, name, 0));
    RESULT(removexattr(path, name, follows ? 0 : XATTR_NOFOLLOW));
}

long cposix_listxattr(int descriptor, const char *path, int follows, char *list, size_t size) {
    if (!path) RESULT(flistxattr(descriptor, list, size, 0));
    RESULT(listxattr(path, list, size, follows ? 0 : XATTR_NOFOLLOW));
}
#else
long cposix_getxattr(int descriptor, const char *path, int follows, const char *name, void *value, size_t size) {
    if (!path) RESULT(fgetxattr(descriptor, name, value, size));
    RESULT(follows ? getxattr(path, name, value, size) : lgetxattr(path, name, value, size));
}

long cposix_setxattr(int descriptor, const char *path, int follows, const char *name, const void *value, size_t size, int flags) {
    if (!path) RESULT(fsetxattr(descriptor, name, value, size, flags));
    RESULT(follows ? setxattr(path, name, value, size, flags) : lsetxattr(path, name, value, size, flags));
}

long cposix_removexattr(int descriptor, const char *path, int follows, const char *name) {
    if (!path) RESULT(fremovexattr(descriptor, name));
    RESULT(follows ? removexattr(path, name) : lremovexattr(path, name));
}

long cposix_listxattr(int descriptor, const char *path, int follows, char *list, size_t size) {
    if (!path) RESULT(flistxattr(descriptor, list, size));
    RESULT(follows ? listxattr(path, list, size) : llistxattr(path, list, size));
}
#endif

uint32_t cposix_major(uint64_t device) { return (uint32_t)major((dev_t)device); }
uint32_t cposix_minor(uint64_t device) { return (uint32_t)minor((dev_t)device); }
uint64_t cposix_makedev(uint32_t major, uint32_t minor) { return (uint64_t)makedev(major, minor); }

int cposix_wcoredump(int status) { return WCOREDUMP(status) != 0; }
int cposix_wifcontinued(int status) { return WIFCONTINUED(status) != 0; }
int cposix_wifstopped(int status) { return WIFSTOPPED(status) != 0; }
int cposix_wifsignaled(int status) { return WIFSIGNALED(status) != 0; }
int cposix_wifexited(int status) { return WIFEXITED(status) != 0; }
int cposix_wexitstatus(int status) { return WEXITSTATUS(status); }
int cposix_wtermsig(int status) { return WTERMSIG(status); }
int cposix_wstopsig(int status) { return WSTOPSIG(status); }

#ifdef __linux__
long cposix_getresuid(uint32_t ids[3]) { RESULT(getresuid(&ids[0], &ids[1], &ids[2])); }
long cposix_getresgid(uint32_t ids[3]) { RESULT(getresgid(&ids[0], &ids[1], &ids[2])); }
long cposix_setresuid(uint32_t real, uint32_t effective, uint32_t saved) { RESULT(setresuid(real, effective, saved)); }
long cposix_setresgid(uint32_t real, uint32_t effective, uint32_t saved) { RESULT(setresgid(real, effective, saved)); }

long cposix_get_affinity(int process, uint8_t *bits, size_t size) {
    memset(bits, 0, size);
    RESULT(sched_getaffinity(process, size, (cpu_set_t *)bits));
}

long cposix_set_affinity(int process, const uint8_t *bits, size_t size) {
    RESULT(sched_setaffinity(process, size, (const cpu_set_t *)bits));
}

long cposix_get_scheduler(int process) { RESULT(sched_getscheduler(process)); }

long cposix_set_scheduler(int process, int policy, int priority) {
    struct sched_param parameters = {.sched_priority = priority};
    RESULT(sched_setscheduler(process, policy, &parameters));
}

long cposix_get_scheduler_priority(int process) {
    struct sched_param parameters;
    if (sched_getparam(process, &parameters) == -1) return -errno;
    return parameters.sched_priority;
}

long cposix_set_scheduler_priority(int process, int priority) {
    struct sched_param parameters = {.sched_priority = priority};
    RESULT(sched_setparam(process, &parameters));
}

long cposix_round_robin_interval(int process, int64_t *interval) {
    struct timespec time;
    if (sched_rr_get_interval(process, &time) == -1) return -errno;
    *interval = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
    return 0;
}

long cposix_getrandom(void *buffer, size_t size, unsigned flags) { RESULT(getrandom(buffer, size, flags)); }
#else
long cposix_getresuid(uint32_t ids[3]) { (void)ids; return -ENOSYS; }
long cposix_getresgid(uint32_t ids[3]) { (void)ids; return -ENOSYS; }
long cposix_setresuid(uint32_t real, uint32_t effective, uint32_t saved) { (void)real; (void)effective; (void)saved; return -ENOSYS; }
long cposix_setresgid(uint32_t real, uint32_t effective, uint32_t saved) { (void)real; (void)effective; (void)saved; return -ENOSYS; }
long cposix_get_affinity(int process, uint8_t *bits, size_t size) { (void)process; (void)bits; (void)size; return -ENOSYS; }
long cposix_set_affinity(int process, const uint8_t *bits, size_t size) { (void)process; (void)bits; (void)size; return -ENOSYS; }
long cposix_get_scheduler(int process) { (void)process; return -ENOSYS; }
long cposix_set_scheduler(int process, int policy, int priority) { (void)process; (void)policy; (void)priority; return -ENOSYS; }
long cposix_get_scheduler_priority(int process) { (void)process; return -ENOSYS; }
long cposix_set_scheduler_priority(int process, int priority) { (void)process; (void)priority; return -ENOSYS; }
long cposix_round_robin_interval(int process, int64_t *interval) { (void)process; (void)interval; return -ENOSYS; }

long cposix_getrandom(void *buffer, size_t size, unsigned flags) {
    (void)flags;
    arc4random_buf(buffer, size);
    return (long)size;
}
#endif

long cposix_getpriority(int which, uint32_t who, int *priority) {
    errno = 0;
    *priority = getpriority(which, who);
    return *priority == -1 && errno ? -errno : 0;
}

long cposix_setpriority(int which, uint32_t who, int priority) { RESULT(setpriority(which, who, priority)); }

long cposix_nice(int increment, int *priority) {
    errno = 0;
    *priority = nice(increment);
    return *priority == -1 && errno ? -errno : 0;
}

long cposix_ctermid(char *buffer, size_t size) {
    char name[L_ctermid + 1];
    name[0] = 0;
    ctermid(name);
    size_t length = strnlen(name, sizeof name);
    if (length > size) length = size;
    memcpy(buffer, name, length);
    return (long)length;
}

long cposix_sysconf(int name, int *error) {
    errno = 0;
    long value = sysconf(name);
    *error = value == -1 ? errno : 0;
    return value;
}

long cposix_pathconf(int descriptor, const char *path, int name, int *error) {
    errno = 0;
    long value = path ? pathconf(path, name) : fpathconf(descriptor, name);
    *error = value == -1 ? errno : 0;
    return value;
}

char **cposix_environment(void) {
#ifdef __APPLE__
    return *_NSGetEnviron();
#else
    return environ;
#endif
}

long cposix_utime_now(void) { return UTIME_NOW; }
