#define _GNU_SOURCE
#include "CDescriptorsProcesses.h"

#include <pthread.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
extern void *__libc_stack_end;
#endif

size_t cd_stack_below(void) {
    char marker;
    uintptr_t here = (uintptr_t)&marker;
#if defined(__linux__)
    // For the main thread pthread_getattr_np reads /proc/self/maps through a descriptor that is not close-on-exec.
    if (getpid() == gettid()) {
        struct rlimit limit;
        if (getrlimit(RLIMIT_STACK, &limit) != 0) return 0;
        uintptr_t top = (uintptr_t)__libc_stack_end;
        uintptr_t size = limit.rlim_cur == RLIM_INFINITY ? (uintptr_t)8 << 20 : (uintptr_t)limit.rlim_cur;
        return here < top && top - here < size ? size - (top - here) : 0;
    }
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
    void *lowest = NULL;
    size_t size = 0;
    int failed = pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    if (failed || here < (uintptr_t)lowest) return 0;
    return here - (uintptr_t)lowest;
#else
    uintptr_t top = (uintptr_t)pthread_get_stackaddr_np(pthread_self());
    size_t size = pthread_get_stacksize_np(pthread_self());
    return here > top - size ? here - (top - size) : 0;
#endif
}

long cd_thread_number(void) {
#if defined(__linux__)
    return (long)gettid();
#else
    uint64_t number = 0;
    pthread_threadid_np(NULL, &number);
    return (long)number;
#endif
}
