#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cposix_constant {
    const char *name;
    int64_t value;
};

// Constant memory; `count` gets the number of entries.
const struct cposix_constant *cposix_posix_constants(size_t *count);
const struct cposix_constant *cposix_errno_constants(size_t *count);
const struct cposix_constant *cposix_signal_constants(size_t *count);
const struct cposix_constant *cposix_select_constants(size_t *count);
const struct cposix_constant *cposix_fcntl_constants(size_t *count);
const struct cposix_constant *cposix_time_constants(size_t *count);
const struct cposix_constant *cposix_socket_constants(size_t *count);
const struct cposix_constant *cposix_sysconf_constants(size_t *count);
const struct cposix_constant *cposix_confstr_constants(size_t *count);
const struct cposix_constant *cposix_pathconf_constants(size_t *count);

#ifdef __cplusplus
}
#endif
