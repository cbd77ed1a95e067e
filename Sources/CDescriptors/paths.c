#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __linux__
#include <sys/sysmacros.h>
#endif

long cdescriptors_unlinkat(int directory, const char *path, int flags) { RESULT(unlinkat(directory, path, flags)); }

long cdescriptors_mkdirat(int directory, const char *path, unsigned mode) {
    RESULT(mkdirat(directory, path, (mode_t)mode));
}

#ifdef __linux__
long cdescriptors_mkfifoat(int directory, const char *path, unsigned mode) {
    RESULT(mkfifoat(directory, path, (mode_t)mode));
}

long cdescriptors_mknodat(int directory, const char *path, unsigned mode, uint64_t device) {
    RESULT(mknodat(directory, path, (mode_t)mode, (dev_t)device));
}
#else
long cdescriptors_mkfifoat(int directory, const char *path, unsigned mode) {
    if (directory != AT_FDCWD) return -ENOSYS;
    RESULT(mkfifo(path, (mode_t)mode));
}

long cdescriptors_mknodat(int directory, const char *path, unsigned mode, uint64_t device) {
    if (directory != AT_FDCWD) return -ENOSYS;
    RESULT(mknod(path, (mode_t)mode, (dev_t)device));
}
#endif

long cdescriptors_renameat(int old_directory, const char *old_path, int new_directory, const char *new_path) {
    RESULT(renameat(old_directory, old_path, new_directory, new_path));
}

long cdescriptors_linkat(int old_directory, const char *old_path, int new_directory, const char *new_path, int flags) {
    RESULT(linkat(old_directory, old_path, new_directory, new_path, flags));
}

long cdescriptors_symlinkat(const char *target, int directory, const char *path) {
    RESULT(symlinkat(target, directory, path));
}

long cdescriptors_readlinkat(int directory, const char *path, char *buffer, size_t count) {
    RESULT(readlinkat(directory, path, buffer, count));
}

long cdescriptors_fchmodat(int directory, const char *path, unsigned mode, int flags) {
    RESULT(fchmodat(directory, path, (mode_t)mode, flags));
}

long cdescriptors_fchownat(int directory, const char *path, unsigned user, unsigned group, int flags) {
    RESULT(fchownat(directory, path, user, group, flags));
}

long cdescriptors_faccessat(int directory, const char *path, int mode, int flags) {
    RESULT(faccessat(directory, path, mode, flags));
}

long cdescriptors_utimensat(int directory, const char *path, const struct cdescriptors_times *times, int flags) {
    struct timespec pair[2] = {{(time_t)times->access_seconds, times->access_nanoseconds},
                               {(time_t)times->modification_seconds, times->modification_nanoseconds}};
    RESULT(utimensat(directory, path, pair, flags));
}

long cdescriptors_truncate(const char *path, int64_t length) { RESULT(truncate(path, length)); }

long cdescriptors_chdir(const char *path) { RESULT(chdir(path)); }

long cdescriptors_getcwd(char *buffer, size_t count) {
    return getcwd(buffer, count) ? (long)strlen(buffer) : -(long)errno;
}

void *cdescriptors_fdopendir(int descriptor, int *error) {
    DIR *stream = fdopendir(descriptor);
    *error = stream ? 0 : errno;
    return stream;
}

long cdescriptors_readdir(void *stream, const char **name, size_t *name_length, uint64_t *inode, int *type) {
    errno = 0;
    struct dirent *entry = readdir(stream);
    if (!entry) return -(long)errno;
    *name = entry->d_name;
    *name_length = strlen(entry->d_name);
    *inode = (uint64_t)entry->d_ino;
    *type = entry->d_type;
    return 1;
}

void cdescriptors_rewinddir(void *stream) { rewinddir(stream); }

long cdescriptors_closedir(void *stream) { RESULT(closedir(stream)); }
