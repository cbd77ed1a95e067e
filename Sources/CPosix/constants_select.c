// The constants that the module of scripts takes from the system's headers, as far as this system has them.

#define _GNU_SOURCE 1
#include <limits.h>
#include <poll.h>
#ifdef __linux__
#include <sys/epoll.h>
#endif

#include "include/CPosixConstants.h"

static const struct cposix_constant constants[] = {
#ifdef EPOLLERR
    {"EPOLLERR", EPOLLERR},
#endif
#ifdef EPOLLET
    {"EPOLLET", EPOLLET},
#endif
#ifdef EPOLLEXCLUSIVE
    {"EPOLLEXCLUSIVE", EPOLLEXCLUSIVE},
#endif
#ifdef EPOLLHUP
    {"EPOLLHUP", EPOLLHUP},
#endif
#ifdef EPOLLIN
    {"EPOLLIN", EPOLLIN},
#endif
#ifdef EPOLLMSG
    {"EPOLLMSG", EPOLLMSG},
#endif
#ifdef EPOLLONESHOT
    {"EPOLLONESHOT", EPOLLONESHOT},
#endif
#ifdef EPOLLOUT
    {"EPOLLOUT", EPOLLOUT},
#endif
#ifdef EPOLLPRI
    {"EPOLLPRI", EPOLLPRI},
#endif
#ifdef EPOLLRDBAND
    {"EPOLLRDBAND", EPOLLRDBAND},
#endif
#ifdef EPOLLRDHUP
    {"EPOLLRDHUP", EPOLLRDHUP},
#endif
#ifdef EPOLLRDNORM
    {"EPOLLRDNORM", EPOLLRDNORM},
#endif
#ifdef EPOLLWRBAND
    {"EPOLLWRBAND", EPOLLWRBAND},
#endif
#ifdef EPOLLWRNORM
    {"EPOLLWRNORM", EPOLLWRNORM},
#endif
#ifdef EPOLL_CLOEXEC
    {"EPOLL_CLOEXEC", EPOLL_CLOEXEC},
#endif
#ifdef PIPE_BUF
    {"PIPE_BUF", PIPE_BUF},
#endif
#ifdef POLLERR
    {"POLLERR", POLLERR},
#endif
#ifdef POLLHUP
    {"POLLHUP", POLLHUP},
#endif
#ifdef POLLIN
    {"POLLIN", POLLIN},
#endif
#ifdef POLLMSG
    {"POLLMSG", POLLMSG},
#endif
#ifdef POLLNVAL
    {"POLLNVAL", POLLNVAL},
#endif
#ifdef POLLOUT
    {"POLLOUT", POLLOUT},
#endif
#ifdef POLLPRI
    {"POLLPRI", POLLPRI},
#endif
#ifdef POLLRDBAND
    {"POLLRDBAND", POLLRDBAND},
#endif
#ifdef POLLRDHUP
    {"POLLRDHUP", POLLRDHUP},
#endif
#ifdef POLLRDNORM
    {"POLLRDNORM", POLLRDNORM},
#endif
#ifdef POLLWRBAND
    {"POLLWRBAND", POLLWRBAND},
#endif
#ifdef POLLWRNORM
    {"POLLWRNORM", POLLWRNORM},
#endif
};

const struct cposix_constant *cposix_select_constants(size_t *count) {
    *count = sizeof constants / sizeof constants[0];
    return constants;
}
