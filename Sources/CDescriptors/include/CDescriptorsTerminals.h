#pragma once

#include <stddef.h>

// 0 or more, or -errno.

#ifdef __cplusplus
extern "C" {
#endif

long cdescriptors_posix_openpt(int flags);
long cdescriptors_grantpt(int controller);
long cdescriptors_unlockpt(int controller);
long cdescriptors_ptsname(int controller, char *buffer, size_t count);
// The terminal behind a controller, opened by the kernel without a path; -ENOSYS where the platform cannot.
long cdescriptors_open_terminal(int controller, int flags);
long cdescriptors_ttyname(int descriptor, char *buffer, size_t count);
// A new session with this terminal as its controlling one. Async-signal-safe.
long cdescriptors_become_session_of(int terminal);
long cdescriptors_tcgetpgrp(int descriptor);
long cdescriptors_tcsetpgrp(int descriptor, int group);
// rows and columns in, or out.
long cdescriptors_get_window_size(int descriptor, unsigned short *rows, unsigned short *columns);
long cdescriptors_set_window_size(int descriptor, unsigned short rows, unsigned short columns);

#ifdef __cplusplus
}
#endif
