#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <sched.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

extern char **environ;

char **cdescriptors_environment(void) { return environ; }

long cdescriptors_fork(void) { RESULT(fork()); }

long cdescriptors_execute(const char *path, char *const *arguments, char *const *environment) {
    RESULT(execve(path, arguments, environment));
}

long cdescriptors_execute_descriptor(int descriptor, char *const *arguments, char *const *environment) {
#ifdef __linux__
    RESULT(fexecve(descriptor, arguments, environment));
#else
    (void)descriptor, (void)arguments, (void)environment;
    return -ENOSYS;
#endif
}

static int64_t nanoseconds_of(struct timeval time) {
    return (int64_t)time.tv_sec * 1000000000 + (int64_t)time.tv_usec * 1000;
}

long cdescriptors_wait(int process, int *status, int options, struct cdescriptors_usage *usage) {
    struct rusage resources;
    memset(&resources, 0, sizeof resources);
    long result = wait4(process, status, options, usage ? &resources : NULL);
    if (result == -1) return -(long)errno;
    if (usage) {
        usage->user_time = nanoseconds_of(resources.ru_utime);
        usage->system_time = nanoseconds_of(resources.ru_stime);
        const int64_t counts[14] = {
            resources.ru_maxrss, resources.ru_ixrss, resources.ru_idrss, resources.ru_isrss, resources.ru_minflt,
            resources.ru_majflt, resources.ru_nswap, resources.ru_inblock, resources.ru_oublock, resources.ru_msgsnd,
            resources.ru_msgrcv, resources.ru_nsignals, resources.ru_nvcsw, resources.ru_nivcsw};
        memcpy(usage->counts, counts, sizeof counts);
    }
    return result;
}

long cdescriptors_waitid(int kind, int identifier, int options, struct cdescriptors_child_state *state) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    if (waitid((idtype_t)kind, (id_t)identifier, &info, options) == -1) return -(long)errno;
    state->process = info.si_pid;
    state->user = (int)info.si_uid;
    state->signal = info.si_signo;
    state->status = info.si_status;
    state->code = info.si_code;
    return 0;
}

long cdescriptors_kill(int process, int signal) { RESULT(kill(process, signal)); }

long cdescriptors_kill_by_handle(int handle, int signal) {
#ifdef SYS_pidfd_send_signal
    RESULT(syscall(SYS_pidfd_send_signal, handle, signal, NULL, 0));
#else
    (void)handle, (void)signal;
    return -ENOSYS;
#endif
}

static int add_action(posix_spawn_file_actions_t *actions, const struct cdescriptors_file_action *action) {
    switch (action->kind) {
    case 0:
        return posix_spawn_file_actions_addopen(actions, action->descriptor, action->path, action->flags,
                                                (mode_t)action->mode);
    case 1: return posix_spawn_file_actions_addclose(actions, action->descriptor);
    case 2: return posix_spawn_file_actions_adddup2(actions, action->descriptor, action->target);
#ifdef __GLIBC__
    case 3: return posix_spawn_file_actions_addclosefrom_np(actions, action->descriptor);
#endif
    default: return ENOSYS;
    }
}

static int set_of(const int *numbers, size_t count, sigset_t *set) {
    sigemptyset(set);
    for (size_t index = 0; index < count; index++) {
        if (sigaddset(set, numbers[index]) == -1) return errno;
    }
    return 0;
}

static int set_attributes(posix_spawnattr_t *attributes, const struct cdescriptors_posix_spawn *spawn) {
    int error = 0;
    short flags = 0;
    sigset_t set;
    if (spawn->process_group >= 0) {
        flags |= POSIX_SPAWN_SETPGROUP;
        error = posix_spawnattr_setpgroup(attributes, spawn->process_group);
    }
    if (spawn->resets_identity) flags |= POSIX_SPAWN_RESETIDS;
    if (spawn->new_session) flags |= POSIX_SPAWN_SETSID;
    if (!error && spawn->sets_signal_mask) {
        flags |= POSIX_SPAWN_SETSIGMASK;
        error = set_of(spawn->signal_mask, spawn->signal_mask_count, &set);
        if (!error) error = posix_spawnattr_setsigmask(attributes, &set);
    }
    if (!error && spawn->sets_default_signals) {
        flags |= POSIX_SPAWN_SETSIGDEF;
        error = set_of(spawn->default_signals, spawn->default_signal_count, &set);
        if (!error) error = posix_spawnattr_setsigdefault(attributes, &set);
    }
#ifdef __linux__
    if (!error && spawn->scheduler_policy >= 0) {
        flags |= POSIX_SPAWN_SETSCHEDULER;
        error = posix_spawnattr_setschedpolicy(attributes, spawn->scheduler_policy);
    }
    if (!error && spawn->sets_scheduler_priority) {
        struct sched_param parameter;
        memset(&parameter, 0, sizeof parameter);
        parameter.sched_priority = spawn->scheduler_priority;
        flags |= POSIX_SPAWN_SETSCHEDPARAM;
        error = posix_spawnattr_setschedparam(attributes, &parameter);
    }
#else
    if (spawn->scheduler_policy >= 0 || spawn->sets_scheduler_priority) return ENOSYS;
#endif
    return error ? error : posix_spawnattr_setflags(attributes, flags);
}

long cdescriptors_posix_spawn(const struct cdescriptors_posix_spawn *spawn) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    pid_t process = -1;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return -(long)error;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&actions);
        return -(long)error;
    }
    for (size_t index = 0; index < spawn->action_count && !error; index++) {
        error = add_action(&actions, &spawn->actions[index]);
    }
    if (!error) error = set_attributes(&attributes, spawn);
    if (!error) {
        error = (spawn->searches_path ? posix_spawnp : posix_spawn)(&process, spawn->path, &actions, &attributes,
                                                                    spawn->arguments, spawn->environment);
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error ? -(long)error : process;
}
