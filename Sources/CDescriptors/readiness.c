#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <string.h>
#include <sys/select.h>

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/syscall.h>
#endif

static struct timespec *timespec_or_forever(int64_t nanoseconds, struct timespec *time) {
    if (nanoseconds < 0) return NULL;
    time->tv_sec = (time_t)(nanoseconds / 1000000000);
    time->tv_nsec = (long)(nanoseconds % 1000000000);
    return time;
}

// Rounds up: a wait may be late, never early.
static int milliseconds_or_forever(int64_t nanoseconds) {
    if (nanoseconds < 0) return -1;
    int64_t whole = nanoseconds / 1000000 + (nanoseconds % 1000000 != 0);
    return whole > INT_MAX ? INT_MAX : (int)whole;
}

long cdescriptors_poll(struct pollfd *descriptors, size_t count, int64_t timeout) {
#ifdef __linux__
    struct timespec time;
    RESULT(ppoll(descriptors, count, timespec_or_forever(timeout, &time), NULL));
#else
    RESULT(poll(descriptors, (nfds_t)count, milliseconds_or_forever(timeout)));
#endif
}

#ifdef __linux__

// The system call itself: fd_set and its fortified macros stop at 1,024, the kernel does not.
long cdescriptors_select(int limit, size_t words, uint64_t *readable, uint64_t *writable, uint64_t *exceptional,
                         int64_t timeout) {
    struct timespec time;
    (void)words;
    RESULT(syscall(SYS_pselect6, limit, readable, writable, exceptional, timespec_or_forever(timeout, &time), NULL));
}

long cdescriptors_epoll_create(int flags) { RESULT(epoll_create1(flags)); }

long cdescriptors_epoll_create_inheritable(void) { RESULT(epoll_create(1)); }

long cdescriptors_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t data) {
    struct epoll_event event = {.events = events, .data = {.u64 = data}};
    RESULT(epoll_ctl(epoll, operation, descriptor, &event));
}

_Static_assert(sizeof(struct epoll_event) <= sizeof(struct cdescriptors_event), "events are spread out in place");

long cdescriptors_epoll_wait(int epoll, struct cdescriptors_event *events, int maximum, int64_t timeout) {
    unsigned char *packed = (unsigned char *)events;
    int count = epoll_wait(epoll, (struct epoll_event *)packed, maximum, milliseconds_or_forever(timeout));
    if (count == -1) return -(long)errno;
    // From the last to the first: an entry's new place never covers one that is still to be read.
    for (int index = count - 1; index >= 0; index--) {
        struct epoll_event event;
        memcpy(&event, packed + (size_t)index * sizeof event, sizeof event);
        struct cdescriptors_event wide = {.data = event.data.u64, .events = event.events, .reserved = 0};
        memcpy(packed + (size_t)index * sizeof wide, &wide, sizeof wide);
    }
    return count;
}

#else

long cdescriptors_select(int limit, size_t words, uint64_t *readable, uint64_t *writable, uint64_t *exceptional,
                         int64_t timeout) {
    struct timeval time;
    (void)words;
    if (limit > FD_SETSIZE) return -EINVAL;
    if (timeout >= 0) {
        time.tv_sec = (time_t)(timeout / 1000000000);
        time.tv_usec = (suseconds_t)(timeout % 1000000000 / 1000);
    }
    RESULT(select(limit, (fd_set *)readable, (fd_set *)writable, (fd_set *)exceptional, timeout < 0 ? NULL : &time));
}

long cdescriptors_epoll_create(int flags) { (void)flags; return -ENOSYS; }
long cdescriptors_epoll_create_inheritable(void) { return -ENOSYS; }
long cdescriptors_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t data) {
    (void)epoll, (void)operation, (void)descriptor, (void)events, (void)data;
    return -ENOSYS;
}
long cdescriptors_epoll_wait(int epoll, struct cdescriptors_event *events, int maximum, int64_t timeout) {
    (void)epoll, (void)events, (void)maximum, (void)timeout;
    return -ENOSYS;
}

#endif

int64_t cdescriptors_monotonic_nanoseconds(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) == -1) return 0;
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
