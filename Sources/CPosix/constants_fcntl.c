// The constants that the module of scripts takes from the system's headers, as far as this system has them.

#define _GNU_SOURCE 1
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#endif

#include "include/CPosixConstants.h"

static const struct cposix_constant constants[] = {
#ifdef DN_ACCESS
    {"DN_ACCESS", DN_ACCESS},
#endif
#ifdef DN_ATTRIB
    {"DN_ATTRIB", DN_ATTRIB},
#endif
#ifdef DN_CREATE
    {"DN_CREATE", DN_CREATE},
#endif
#ifdef DN_DELETE
    {"DN_DELETE", DN_DELETE},
#endif
#ifdef DN_MODIFY
    {"DN_MODIFY", DN_MODIFY},
#endif
#ifdef DN_MULTISHOT
    {"DN_MULTISHOT", DN_MULTISHOT},
#endif
#ifdef DN_RENAME
    {"DN_RENAME", DN_RENAME},
#endif
#ifdef FASYNC
    {"FASYNC", FASYNC},
#endif
#ifdef FD_CLOEXEC
    {"FD_CLOEXEC", FD_CLOEXEC},
#endif
#ifdef FICLONE
    {"FICLONE", FICLONE},
#endif
#ifdef FICLONERANGE
    {"FICLONERANGE", FICLONERANGE},
#endif
#ifdef F_ADD_SEALS
    {"F_ADD_SEALS", F_ADD_SEALS},
#endif
#ifdef F_DUPFD
    {"F_DUPFD", F_DUPFD},
#endif
#ifdef F_DUPFD_CLOEXEC
    {"F_DUPFD_CLOEXEC", F_DUPFD_CLOEXEC},
#endif
#ifdef F_EXLCK
    {"F_EXLCK", F_EXLCK},
#endif
#ifdef F_FULLFSYNC
    {"F_FULLFSYNC", F_FULLFSYNC},
#endif
#ifdef F_GETFD
    {"F_GETFD", F_GETFD},
#endif
#ifdef F_GETFL
    {"F_GETFL", F_GETFL},
#endif
#ifdef F_GETLEASE
    {"F_GETLEASE", F_GETLEASE},
#endif
#ifdef F_GETLK
    {"F_GETLK", F_GETLK},
#endif
#ifdef F_GETLK64
    {"F_GETLK64", F_GETLK64},
#endif
#ifdef F_GETOWN
    {"F_GETOWN", F_GETOWN},
#endif
#ifdef F_GETOWN_EX
    {"F_GETOWN_EX", F_GETOWN_EX},
#endif
#ifdef F_GETPATH
    {"F_GETPATH", F_GETPATH},
#endif
#ifdef F_GETPIPE_SZ
    {"F_GETPIPE_SZ", F_GETPIPE_SZ},
#endif
#ifdef F_GETSIG
    {"F_GETSIG", F_GETSIG},
#endif
#ifdef F_GET_FILE_RW_HINT
    {"F_GET_FILE_RW_HINT", F_GET_FILE_RW_HINT},
#endif
#ifdef F_GET_RW_HINT
    {"F_GET_RW_HINT", F_GET_RW_HINT},
#endif
#ifdef F_GET_SEALS
    {"F_GET_SEALS", F_GET_SEALS},
#endif
#ifdef F_NOCACHE
    {"F_NOCACHE", F_NOCACHE},
#endif
#ifdef F_NOTIFY
    {"F_NOTIFY", F_NOTIFY},
#endif
#ifdef F_OFD_GETLK
    {"F_OFD_GETLK", F_OFD_GETLK},
#endif
#ifdef F_OFD_SETLK
    {"F_OFD_SETLK", F_OFD_SETLK},
#endif
#ifdef F_OFD_SETLKW
    {"F_OFD_SETLKW", F_OFD_SETLKW},
#endif
    {"F_OWNER_PGRP", F_OWNER_PGRP},
    {"F_OWNER_PID", F_OWNER_PID},
    {"F_OWNER_TID", F_OWNER_TID},
#ifdef F_RDLCK
    {"F_RDLCK", F_RDLCK},
#endif
#ifdef F_SEAL_FUTURE_WRITE
    {"F_SEAL_FUTURE_WRITE", F_SEAL_FUTURE_WRITE},
#endif
#ifdef F_SEAL_GROW
    {"F_SEAL_GROW", F_SEAL_GROW},
#endif
#ifdef F_SEAL_SEAL
    {"F_SEAL_SEAL", F_SEAL_SEAL},
#endif
#ifdef F_SEAL_SHRINK
    {"F_SEAL_SHRINK", F_SEAL_SHRINK},
#endif
#ifdef F_SEAL_WRITE
    {"F_SEAL_WRITE", F_SEAL_WRITE},
#endif
#ifdef F_SETFD
    {"F_SETFD", F_SETFD},
#endif
#ifdef F_SETFL
    {"F_SETFL", F_SETFL},
#endif
#ifdef F_SETLEASE
    {"F_SETLEASE", F_SETLEASE},
#endif
#ifdef F_SETLK
    {"F_SETLK", F_SETLK},
#endif
#ifdef F_SETLK64
    {"F_SETLK64", F_SETLK64},
#endif
#ifdef F_SETLKW
    {"F_SETLKW", F_SETLKW},
#endif
#ifdef F_SETLKW64
    {"F_SETLKW64", F_SETLKW64},
#endif
#ifdef F_SETOWN
    {"F_SETOWN", F_SETOWN},
#endif
#ifdef F_SETOWN_EX
    {"F_SETOWN_EX", F_SETOWN_EX},
#endif
#ifdef F_SETPIPE_SZ
    {"F_SETPIPE_SZ", F_SETPIPE_SZ},
#endif
#ifdef F_SETSIG
    {"F_SETSIG", F_SETSIG},
#endif
#ifdef F_SET_FILE_RW_HINT
    {"F_SET_FILE_RW_HINT", F_SET_FILE_RW_HINT},
#endif
#ifdef F_SET_RW_HINT
    {"F_SET_RW_HINT", F_SET_RW_HINT},
#endif
#ifdef F_SHLCK
    {"F_SHLCK", F_SHLCK},
#endif
#ifdef F_UNLCK
    {"F_UNLCK", F_UNLCK},
#endif
#ifdef F_WRLCK
    {"F_WRLCK", F_WRLCK},
#endif
#ifdef LOCK_EX
    {"LOCK_EX", LOCK_EX},
#endif
#ifdef LOCK_MAND
    {"LOCK_MAND", LOCK_MAND},
#endif
#ifdef LOCK_NB
    {"LOCK_NB", LOCK_NB},
#endif
#ifdef LOCK_READ
    {"LOCK_READ", LOCK_READ},
#endif
#ifdef LOCK_RW
    {"LOCK_RW", LOCK_RW},
#endif
#ifdef LOCK_SH
    {"LOCK_SH", LOCK_SH},
#endif
#ifdef LOCK_UN
    {"LOCK_UN", LOCK_UN},
#endif
#ifdef LOCK_WRITE
    {"LOCK_WRITE", LOCK_WRITE},
#endif
#ifdef RWH_WRITE_LIFE_EXTREME
    {"RWH_WRITE_LIFE_EXTREME", RWH_WRITE_LIFE_EXTREME},
#endif
#ifdef RWH_WRITE_LIFE_LONG
    {"RWH_WRITE_LIFE_LONG", RWH_WRITE_LIFE_LONG},
#endif
#ifdef RWH_WRITE_LIFE_MEDIUM
    {"RWH_WRITE_LIFE_MEDIUM", RWH_WRITE_LIFE_MEDIUM},
#endif
#ifdef RWH_WRITE_LIFE_NONE
    {"RWH_WRITE_LIFE_NONE", RWH_WRITE_LIFE_NONE},
#endif
#ifdef RWH_WRITE_LIFE_NOT_SET
    {"RWH_WRITE_LIFE_NOT_SET", RWH_WRITE_LIFE_NOT_SET},
#endif
#ifdef RWH_WRITE_LIFE_SHORT
    {"RWH_WRITE_LIFE_SHORT", RWH_WRITE_LIFE_SHORT},
#endif
};

const struct cposix_constant *cposix_fcntl_constants(size_t *count) {
    *count = sizeof constants / sizeof constants[0];
    return constants;
}
