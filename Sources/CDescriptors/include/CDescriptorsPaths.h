#pragma once

#include <stddef.h>
#include <stdint.h>

// Calls on paths that make no descriptor. 0 or more, or -errno.

#ifdef __cplusplus
extern "C" {
#endif

long cdescriptors_unlinkat(int directory, const char *path, int flags);
long cdescriptors_mkdirat(int directory, const char *path, unsigned mode);
long cdescriptors_mkfifoat(int directory, const char *path, unsigned mode);
long cdescriptors_mknodat(int directory, const char *path, unsigned mode, uint64_t device);
long cdescriptors_renameat(int old_directory, const char *old_path, int new_directory, const char *new_path);
long cdescriptors_linkat(int old_directory, const char *old_path, int new_directory, const char *new_path, int flags);
long cdescriptors_symlinkat(const char *target, int directory, const char *path);
long cdescriptors_readlinkat(int directory, const char *path, char *buffer, size_t count);
long cdescriptors_fchmodat(int directory, const char *path, unsigned mode, int flags);
long cdescriptors_fchownat(int directory, const char *path, unsigned user, unsigned group, int flags);
long cdescriptors_faccessat(int directory, const char *path, int mode, int flags);
long cdescriptors_utimensat(int directory, const char *path, const struct cdescriptors_times *times, int flags);
long cdescriptors_truncate(const char *path, int64_t length);
long cdescriptors_chdir(const char *path);
long cdescriptors_getcwd(char *buffer, size_t count);

// A stream of directory entries over a descriptor that it then owns.
void *cdescriptors_fdopendir(int descriptor, int *error);
// 1 with an entry, 0 at the end, or -errno. The name is valid until the next call.
long cdescriptors_readdir(void *stream, const char **name, size_t *name_length, uint64_t *inode, int *type);
void cdescriptors_rewinddir(void *stream);
long cdescriptors_closedir(void *stream);

#ifdef __cplusplus
}
#endif
