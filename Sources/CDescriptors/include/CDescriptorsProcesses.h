#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Bytes of the calling thread's native stack below the caller's frame, 0 where the system does not tell.
size_t cd_stack_below(void);
// The system's number of the calling thread.
long cd_thread_number(void);

// Which part of a spawn failed; `cdescriptors_step_name` gives what goes down the report pipe.
enum cdescriptors_step {
    CDESCRIPTORS_STEP_NONE = 0,
    CDESCRIPTORS_STEP_EXECUTE = 1,            // ""
    CDESCRIPTORS_STEP_PREPARE = 2,            // "noexec"
    CDESCRIPTORS_STEP_WORKING_DIRECTORY = 3,  // "noexec:chdir"
    CDESCRIPTORS_STEP_TABLE = 4               // never reported: the spawn is done again with fork
};

// Everything a child is, decided before it exists: between fork and exec nothing is allocated and no lock is taken.
struct cdescriptors_spawn {
    const char *const *executables;    // candidates in order, ending in NULL
    char *const *arguments;            // ending in NULL
    char *const *environment;          // ending in NULL; NULL: the parent's
    const char *working_directory;     // NULL: the parent's
    const int *kept;                   // descriptors to pass on, ascending
    size_t kept_count;
    const uint32_t *groups;            // supplementary groups
    int64_t group_count;               // -1: the parent's
    int64_t group;                     // -1: the parent's
    int64_t user;                      // -1: the parent's
    int input, output, error;          // what becomes 0, 1 and 2; -1: as in the parent
    int parent_input, parent_output, parent_error;  // the parent's ends of the same pipes, closed in the child; or -1
    int report;                        // close-on-exec pipe for the error text; -1: `failure` and `failed_step` tell
    int report_reader;                 // its other end, closed in the child; or -1
    int umask;                         // -1: the parent's
    int process_group;                 // -1: the parent's; 0: one of its own
    uint8_t close_others;              // nothing from 3 on is inherited but `kept`
    uint8_t new_session;
    uint8_t restore_signals;           // SIGPIPE and SIGXFSZ to their defaults
    uint8_t clear_signal_mask;         // no signal is blocked in the child; else as in the calling thread
    uint8_t wants_handle;              // a pidfd in `handle`
    uint8_t must_fork;                 // share no memory with the child, as when it changes its user
    uint8_t may_fetch;                 // high numbers may be taken from the parent one by one (pidfd_getfd)
    // Out:
    uint8_t fetch_refused;             // the kernel does not let a child do that
    uint8_t needs_report;              // -EAGAIN came back because this needs fork, and fork needs `report`
    int handle;                        // pidfd, or -1
    int failure;                       // errno of the failed step, without a report
    int failed_step;
};

// The child's process id, or -errno when there is none. All signals of the thread are blocked meanwhile; the parent goes
// on once the child has reached exec. Without a report, a child whose exec failed has been waited for and is gone:
// then `failure` is set and its id comes back all the same.
long cdescriptors_spawn(struct cdescriptors_spawn *spawn);
const char *cdescriptors_step_name(int step);

long cdescriptors_fork(void);
long cdescriptors_execute(const char *path, char *const *arguments, char *const *environment);
long cdescriptors_execute_descriptor(int descriptor, char *const *arguments, char *const *environment);

// Resources of a child that was waited for: times in nanoseconds, the other fields of rusage in their order.
struct cdescriptors_usage {
    int64_t user_time;
    int64_t system_time;
    int64_t counts[14];
};

struct cdescriptors_child_state {
    int process;
    int user;
    int signal;
    int status;   // exit code or signal number, as `code` says
    int code;     // CLD_EXITED, CLD_KILLED, ...
};

// wait4(2): the process id, or 0 under WNOHANG. `usage` may be NULL.
long cdescriptors_wait(int process, int *status, int options, struct cdescriptors_usage *usage);
// waitid(2). `kind`: P_PID, P_PGID, P_ALL, or P_PIDFD (3). `process` is 0 when nothing had changed under WNOHANG.
long cdescriptors_waitid(int kind, int identifier, int options, struct cdescriptors_child_state *state);
long cdescriptors_kill(int process, int signal);
long cdescriptors_kill_by_handle(int handle, int signal);

struct cdescriptors_file_action {
    int kind;             // 0: open, 1: close, 2: dup2, 3: close from
    int descriptor;
    int target;           // for dup2
    int flags;            // for open
    unsigned mode;        // for open
    const char *path;     // for open
};

struct cdescriptors_posix_spawn {
    const char *path;
    char *const *arguments;
    char *const *environment;
    const struct cdescriptors_file_action *actions;
    size_t action_count;
    const int *signal_mask;          // signal numbers
    size_t signal_mask_count;
    const int *default_signals;      // signal numbers
    size_t default_signal_count;
    int process_group;               // -1: as the parent's
    int scheduler_policy;            // -1: as the parent's
    int scheduler_priority;
    uint8_t searches_path;           // posix_spawnp
    uint8_t sets_signal_mask;
    uint8_t sets_default_signals;
    uint8_t sets_scheduler_priority;
    uint8_t resets_identity;
    uint8_t new_session;
};

// posix_spawn(3): the child's process id, or -errno.
long cdescriptors_posix_spawn(const struct cdescriptors_posix_spawn *spawn);

// The process's own environment, ending in NULL.
char **cdescriptors_environment(void);

#ifdef __cplusplus
}
#endif
