#define _GNU_SOURCE 1
#include "include/CPosixSignals.h"
#include "result.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// Signals belong to the process: so does this state. Everything that the handler touches is lock-free.
static _Atomic(void (*)(void *)) notifier;
static _Atomic(void *) notifier_owner;
static _Atomic uint64_t arrived;
static _Atomic uint64_t handled;
static atomic_int wakeup_descriptor = -1;
static atomic_int wakeup_warns = 1;
static atomic_int wakeup_error;

static uint64_t bit(int signal) { return (uint64_t)1 << (signal - 1); }

static int is_valid(int signal) { return signal > 0 && signal < NSIG && signal <= 64; }

static void tell(int signal) {
    atomic_fetch_or(&arrived, bit(signal));
    void (*notify)(void *) = atomic_load(&notifier);
    if (notify) notify(atomic_load(&notifier_owner));
    int descriptor = atomic_load(&wakeup_descriptor);
    if (descriptor < 0) return;
    unsigned char number = (unsigned char)signal;
    ssize_t written = send(descriptor, &number, 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (written < 0 && errno == ENOTSOCK) written = write(descriptor, &number, 1);
    if (written < 0 && (atomic_load(&wakeup_warns) || (errno != EAGAIN && errno != EWOULDBLOCK))) atomic_store(&wakeup_error, errno);
}

static void handle(int signal) {
    int saved = errno;
    tell(signal);
    errno = saved;
}

long cposix_signals_attach(void (*notify)(void *), void *owner) {
    void *nobody = NULL;
    if (!atomic_compare_exchange_strong(&notifier_owner, &nobody, owner)) return -EBUSY;
    atomic_store(&arrived, 0);
    atomic_store(&notifier, notify);
    return 0;
}

void cposix_signals_detach(void) {
    uint64_t mine = atomic_exchange(&handled, 0);
    for (int signal = 1; signal <= 64; signal++) {
        if (mine & bit(signal)) cposix_signal_set(signal, CPOSIX_DEFAULT);
    }
    atomic_store(&wakeup_descriptor, -1);
    atomic_store(&notifier, NULL);
    atomic_store(&notifier_owner, NULL);
}

long cposix_signal_set(int signal, int disposition) {
    if (!is_valid(signal)) return -EINVAL;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    // Without SA_RESTART a blocked call comes back and lets the script's handler run.
    action.sa_flags = SA_ONSTACK;
    action.sa_handler = disposition == CPOSIX_HANDLED ? handle : disposition == CPOSIX_IGNORED ? SIG_IGN : SIG_DFL;
    if (sigaction(signal, &action, NULL) == -1) return -errno;
    if (disposition == CPOSIX_HANDLED) {
        atomic_fetch_or(&handled, bit(signal));
    } else {
        atomic_fetch_and(&handled, ~bit(signal));
    }
    return 0;
}

int cposix_signal_disposition(int signal) {
    struct sigaction action;
    if (!is_valid(signal) || sigaction(signal, NULL, &action) == -1) return CPOSIX_FOREIGN;
    if (action.sa_flags & SA_SIGINFO) return CPOSIX_FOREIGN;
    if (action.sa_handler == SIG_DFL) return CPOSIX_DEFAULT;
    if (action.sa_handler == SIG_IGN) return CPOSIX_IGNORED;
    return action.sa_handler == handle ? CPOSIX_HANDLED : CPOSIX_FOREIGN;
}

void cposix_signal_mark(int signal) {
    if (is_valid(signal)) tell(signal);
}

uint64_t cposix_signals_take(void) { return atomic_exchange(&arrived, 0); }

int cposix_signals_set_wakeup(int descriptor, int warns_when_full) {
    atomic_store(&wakeup_warns, warns_when_full);
    return atomic_exchange(&wakeup_descriptor, descriptor);
}

int cposix_signals_take_wakeup_error(void) { return atomic_exchange(&wakeup_error, 0); }

void cposix_signals_put_back(uint64_t signals) {
    atomic_fetch_or(&arrived, signals);
    void (*notify)(void *) = atomic_load(&notifier);
    if (notify) notify(atomic_load(&notifier_owner));
}

static void fill(sigset_t *set, uint64_t mask) {
    sigemptyset(set);
    for (int signal = 1; signal < NSIG && signal <= 64; signal++) {
        if (mask & bit(signal)) sigaddset(set, signal);
    }
}

static uint64_t members(const sigset_t *set) {
    uint64_t mask = 0;
    for (int signal = 1; signal < NSIG && signal <= 64; signal++) {
        if (sigismember(set, signal) == 1) mask |= bit(signal);
    }
    return mask;
}

long cposix_sigmask(int how, uint64_t mask, uint64_t *old) {
    sigset_t set, before;
    fill(&set, mask);
    int error = pthread_sigmask(how, &set, &before);
    if (error) return -error;
    *old = members(&before);
    return 0;
}

long cposix_sigpending(uint64_t *mask) {
    sigset_t set;
    if (sigpending(&set) == -1) return -errno;
    *mask = members(&set);
    return 0;
}

long cposix_sigwait(uint64_t mask) {
    sigset_t set;
    int signal = 0;
    fill(&set, mask);
    int error = sigwait(&set, &signal);
    return error ? -error : signal;
}

long cposix_sigtimedwait(uint64_t mask, int64_t timeout, struct cposix_siginfo *information) {
#ifdef __APPLE__
    (void)mask; (void)timeout; (void)information;
    return -ENOSYS;
#else
    sigset_t set;
    siginfo_t info;
    fill(&set, mask);
    memset(&info, 0, sizeof info);
    struct timespec limit = {(time_t)(timeout / 1000000000), (long)(timeout % 1000000000)};
    int signal = timeout < 0 ? sigwaitinfo(&set, &info) : sigtimedwait(&set, &info, &limit);
    if (signal == -1) return -errno;
    *information = (struct cposix_siginfo){info.si_signo, info.si_code, info.si_errno, info.si_pid, (int)info.si_uid, info.si_status, info.si_band};
    return signal;
#endif
}

uint64_t cposix_valid_signals(void) {
    sigset_t set;
    sigfillset(&set);
    return members(&set);
}

int cposix_signal_count(void) { return NSIG; }

int cposix_realtime_minimum(void) {
#ifdef SIGRTMIN
    return SIGRTMIN;
#else
    return 0;
#endif
}

int cposix_realtime_maximum(void) {
#ifdef SIGRTMAX
    return SIGRTMAX;
#else
    return 0;
#endif
}

long cposix_siginterrupt(int signal, int interrupts) {
    struct sigaction action;
    if (sigaction(signal, NULL, &action) == -1) return -errno;
    if (interrupts) {
        action.sa_flags &= ~SA_RESTART;
    } else {
        action.sa_flags |= SA_RESTART;
    }
    RESULT(sigaction(signal, &action, NULL));
}

long cposix_pthread_kill(uint64_t thread, int signal) { return -pthread_kill((pthread_t)(uintptr_t)thread, signal); }

static struct timeval duration(double seconds) {
    struct timeval time;
    time.tv_sec = (time_t)seconds;
    time.tv_usec = (suseconds_t)((seconds - (double)time.tv_sec) * 1e6);
    // The shortest time that is not "off".
    if (seconds > 0 && time.tv_sec == 0 && time.tv_usec == 0) time.tv_usec = 1;
    return time;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec * 1e-6; }

long cposix_setitimer(int which, double value, double interval, double *old_value, double *old_interval) {
    struct itimerval new = {duration(interval), duration(value)}, old;
    if (setitimer(which, &new, &old) == -1) return -errno;
    *old_value = seconds(old.it_value);
    *old_interval = seconds(old.it_interval);
    return 0;
}

long cposix_getitimer(int which, double *value, double *interval) {
    struct itimerval now;
    if (getitimer(which, &now) == -1) return -errno;
    *value = seconds(now.it_value);
    *interval = seconds(now.it_interval);
    return 0;
}

const char *cposix_strsignal(int signal) {
    const char *name = strsignal(signal);
    return name && !strstr(name, "Unknown signal") ? name : NULL;
}

long cposix_raise(int signal) { RESULT(raise(signal)); }

long cposix_pause(void) { RESULT(pause()); }
