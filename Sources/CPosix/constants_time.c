// The constants that the module of scripts takes from the system's headers, as far as this system has them.

#define _GNU_SOURCE 1
#include <time.h>

#include "include/CPosixConstants.h"

static const struct cposix_constant constants[] = {
#ifdef CLOCK_BOOTTIME
    {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
#endif
#ifdef CLOCK_MONOTONIC
    {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
#endif
#ifdef CLOCK_MONOTONIC_RAW
    {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
#endif
#ifdef CLOCK_PROCESS_CPUTIME_ID
    {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
#endif
#ifdef CLOCK_REALTIME
    {"CLOCK_REALTIME", CLOCK_REALTIME},
#endif
#ifdef CLOCK_TAI
    {"CLOCK_TAI", CLOCK_TAI},
#endif
#ifdef CLOCK_THREAD_CPUTIME_ID
    {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
#endif
#ifdef CLOCK_UPTIME_RAW
    {"CLOCK_UPTIME_RAW", CLOCK_UPTIME_RAW},
#endif
};

const struct cposix_constant *cposix_time_constants(size_t *count) {
    *count = sizeof constants / sizeof constants[0];
    return constants;
}
