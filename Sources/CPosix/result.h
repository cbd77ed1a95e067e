#pragma once

#include <errno.h>

// Ends a function with the call's result, or with -errno.
#define RESULT(call) \
    do { \
        long result_ = (long)(call); \
        return result_ == -1 ? -(long)errno : result_; \
    } while (0)
