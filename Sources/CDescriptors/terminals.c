#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

#ifdef __linux__
long cdescriptors_posix_openpt(int flags) { RESULT(posix_openpt(flags)); }
#else
// Darwin's posix_openpt refuses O_CLOEXEC; its device takes it.
long cdescriptors_posix_openpt(int flags) { RESULT(open("/dev/ptmx", flags)); }
#endif

long cdescriptors_grantpt(int controller) { RESULT(grantpt(controller)); }

long cdescriptors_unlockpt(int controller) { RESULT(unlockpt(controller)); }

#ifdef __linux__

long cdescriptors_ptsname(int controller, char *buffer, size_t count) {
    int error = ptsname_r(controller, buffer, count);
    return error ? -(long)error : (long)strlen(buffer);
}

#ifndef TIOCGPTPEER
#define TIOCGPTPEER 0x5441
#endif

long cdescriptors_open_terminal(int controller, int flags) { RESULT(ioctl(controller, TIOCGPTPEER, flags)); }

#else

long cdescriptors_ptsname(int controller, char *buffer, size_t count) {
    char name[128];
    if (ioctl(controller, TIOCPTYGNAME, name) == -1) return -(long)errno;
    if (strlen(name) >= count) return -ERANGE;
    strcpy(buffer, name);
    return (long)strlen(buffer);
}

long cdescriptors_open_terminal(int controller, int flags) { (void)controller, (void)flags; return -ENOSYS; }

#endif

long cdescriptors_ttyname(int descriptor, char *buffer, size_t count) {
    int error = ttyname_r(descriptor, buffer, count);
    return error ? -(long)error : (long)strlen(buffer);
}

long cdescriptors_become_session_of(int terminal) {
    setsid();
    RESULT(ioctl(terminal, TIOCSCTTY, 0));
}

long cdescriptors_tcgetpgrp(int descriptor) { RESULT(tcgetpgrp(descriptor)); }

long cdescriptors_tcsetpgrp(int descriptor, int group) { RESULT(tcsetpgrp(descriptor, group)); }

long cdescriptors_get_window_size(int descriptor, unsigned short *rows, unsigned short *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == -1) return -(long)errno;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

long cdescriptors_set_window_size(int descriptor, unsigned short rows, unsigned short columns) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = rows;
    size.ws_col = columns;
    RESULT(ioctl(descriptor, TIOCSWINSZ, &size));
}
