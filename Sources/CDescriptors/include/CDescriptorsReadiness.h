#pragma once

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

// 0 or more, or -errno. Times are nanoseconds; a negative one waits without end.

#ifdef __cplusplus
extern "C" {
#endif

// epoll's event without the kernel's packing.
struct cdescriptors_event {
    uint64_t data;
    uint32_t events;
    uint32_t reserved;
};

long cdescriptors_poll(struct pollfd *descriptors, size_t count, int64_t timeout);
// Bit sets of `words` 64-bit words each (a null one is not watched); `limit` is the highest number plus one.
long cdescriptors_select(int limit, size_t words, uint64_t *readable, uint64_t *writable, uint64_t *exceptional,
                         int64_t timeout);
long cdescriptors_epoll_create(int flags);
long cdescriptors_epoll_create_inheritable(void);
long cdescriptors_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t data);
long cdescriptors_epoll_wait(int epoll, struct cdescriptors_event *events, int maximum, int64_t timeout);
int64_t cdescriptors_monotonic_nanoseconds(void);

#ifdef __cplusplus
}
#endif
