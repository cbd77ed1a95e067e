#pragma once

// What the system modules need from libc that Swift cannot see or that must be async-signal-safe. A result of 0 or more, or
// the negated errno; -ENOSYS where the platform has no such call.

#include "CPosixConstants.h"
#include "CPosixNetwork.h"
#include "CPosixSignals.h"
#include "CPosixSystem.h"
