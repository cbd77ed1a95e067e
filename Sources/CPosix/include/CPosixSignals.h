#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Sets of signals are bit masks: signal n is bit n - 1.

enum cposix_disposition {
    CPOSIX_DEFAULT = 0,
    CPOSIX_IGNORED = 1,
    CPOSIX_HANDLED = 2,  // by the handler below
    CPOSIX_FOREIGN = 3   // by somebody else's handler
};

// One owner in a process: it gets `notify` called for each signal, in the handler (async-signal-safe). 0, or -EBUSY.
long cposix_signals_attach(void (*notify)(void *owner), void *owner);
// Gives up what the owner had: its handlers become the default action.
void cposix_signals_detach(void);

long cposix_signal_set(int signal, int disposition);
int cposix_signal_disposition(int signal);
// Marks the signal as arrived, as the handler does.
void cposix_signal_mark(int signal);
// The arrived signals, which are then no longer marked.
uint64_t cposix_signals_take(void);
// Marks signals that were taken and not handled, and tells the owner again.
void cposix_signals_put_back(uint64_t signals);
// The handler writes each signal's number to this descriptor, -1: to none. The former one comes back.
int cposix_signals_set_wakeup(int descriptor, int warns_when_full);
// errno of the last failed write to the wakeup descriptor, which is then forgotten; 0: none.
int cposix_signals_take_wakeup_error(void);

long cposix_sigmask(int how, uint64_t mask, uint64_t *old);
long cposix_sigpending(uint64_t *mask);
long cposix_sigwait(uint64_t mask);

struct cposix_siginfo {
    int signal, code, error, process, user, status;
    int64_t band;
};
// `timeout` in nanoseconds; negative: without end. The signal's number or -errno.
long cposix_sigtimedwait(uint64_t mask, int64_t timeout, struct cposix_siginfo *information);
uint64_t cposix_valid_signals(void);
int cposix_signal_count(void);
int cposix_realtime_minimum(void);
int cposix_realtime_maximum(void);
long cposix_siginterrupt(int signal, int interrupts);
long cposix_pthread_kill(uint64_t thread, int signal);
// Times in seconds.
long cposix_setitimer(int which, double value, double interval, double *old_value, double *old_interval);
long cposix_getitimer(int which, double *value, double *interval);
// The name of a signal, or NULL when there is none.
const char *cposix_strsignal(int signal);
long cposix_raise(int signal);
long cposix_pause(void);

#ifdef __cplusplus
}
#endif
