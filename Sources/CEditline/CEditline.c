#include "CEditline.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>
#include <wchar.h>

enum { MOST_MATCHES = 512 };

struct taipan_editor {
    EditLine *line;
    History *history;
    HistEvent event;
    const char *prompt;
    taipan_completer completer;
    void *owner;
    taipan_signal_server server;
    void *server_owner;
    /* The terminal knows no control sequences. */
    int is_dumb;
    /* A signal ended the line. errno cannot say so: one that did not end it leaves EINTR there, too. */
    int is_interrupted;
    /* Signals that the thread holds back usually, and while it edits. */
    sigset_t usual_mask, editing_mask;
};

/* Set by handlers that stand while a line is read: the window has another size; the program was stopped and goes on. */
static volatile sig_atomic_t was_resized, was_continued;

/* Signals that a fault of this thread raises at once: they are never held back. SIGTSTP and its like stop the program wherever it is. */
static const int never_held[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGTSTP, SIGTTIN, SIGTTOU, SIGQUIT};

static void note_signal(int number) {
    if (number == SIGWINCH) was_resized = 1;
    if (number == SIGCONT) was_continued = 1;
}

static taipan_editor *editor_of(EditLine *line) {
    void *editor = NULL;
    el_get(line, EL_CLIENTDATA, &editor);
    return editor;
}

static char *prompt_of(EditLine *line) {
    taipan_editor *editor = editor_of(line);
    return (char *)(editor && editor->prompt ? editor->prompt : "");
}

/* Tab: completes the word before the cursor as far as all matches agree, and shows them when that adds nothing. At the
   beginning of a line it indents. */
static unsigned char complete(EditLine *line, int key) {
    (void)key;
    taipan_editor *editor = editor_of(line);
    const LineInfo *info = el_line(line);
    size_t length = (size_t)(info->cursor - info->buffer);
    char *text = malloc(length + 1);
    if (!text) return CC_ERROR;
    memcpy(text, info->buffer, length);
    text[length] = 0;
    if (strspn(text, " \t") == length) {
        free(text);
        return el_insertstr(line, "    ") == 0 ? CC_REFRESH : CC_ERROR;
    }
    char *matches[MOST_MATCHES];
    int start = (int)length;
    /* Completing asks script objects, which may take for ever: Ctrl-C has to reach them. */
    pthread_sigmask(SIG_SETMASK, &editor->usual_mask, NULL);
    int count = editor->completer ? editor->completer(editor->owner, text, &start, matches, MOST_MATCHES) : 0;
    pthread_sigmask(SIG_SETMASK, &editor->editing_mask, NULL);
    unsigned char result = CC_ERROR;
    if (count > 0) {
        size_t common = strlen(matches[0]);
        for (int i = 1; i < count; i++) {
            size_t same = 0;
            while (same < common && matches[i][same] == matches[0][same]) same++;
            common = same;
        }
        /* Not in the middle of a character. */
        while (common > 0 && ((unsigned char)matches[0][common] & 0xC0) == 0x80) common--;
        size_t have = length - (size_t)start;
        if (common > have) {
            char *more = strndup(matches[0] + have, common - have);
            if (more && el_insertstr(line, more) == 0) result = CC_REFRESH;
            free(more);
        } else if (count > 1) {
            fputc('\n', stdout);
            size_t width = 0;
            for (int i = 0; i < count; i++) {
                size_t size = strlen(matches[i]) + 2;
                if (width + size > 78) {
                    fputc('\n', stdout);
                    width = 0;
                }
                printf("%s  ", matches[i]);
                width += size;
            }
            fputc('\n', stdout);
            fflush(stdout);
            result = CC_REDISPLAY;
        }
    }
    for (int i = 0; i < count; i++) free(matches[i]);
    free(text);
    return result;
}

/* Shows the line again where the cursor is, in place of what stands there. */
static void redraw(taipan_editor *editor) {
    fputs(editor->is_dumb ? "\n" : "\r\033[J", stdout);
    fflush(stdout);
    el_set(editor->line, EL_REFRESH);
}

/* One byte of input. Signals reach the reading thread only while it waits here: none is lost between a look and the wait. 1, or
   0 at the end of input, or -1 when that fails or a signal ends the line. */
static int read_byte(EditLine *line, unsigned char *byte) {
    taipan_editor *editor = editor_of(line);
    for (;;) {
        fd_set ready;
        FD_ZERO(&ready);
        FD_SET(STDIN_FILENO, &ready);
        int count = pselect(STDIN_FILENO + 1, &ready, NULL, NULL, NULL, &editor->usual_mask);
        if (count > 0) {
            ssize_t size = read(STDIN_FILENO, byte, 1);
            if (size >= 0) return (int)size;
            if (errno == EINTR || errno == EAGAIN) continue;
            return -1;
        }
        if (errno != EINTR) return -1;
        if (was_resized || was_continued) {
            if (was_continued) {
                /* The shell has set the terminal its own way meanwhile. */
                el_set(line, EL_PREP_TERM, 0);
                el_set(line, EL_PREP_TERM, 1);
            }
            was_resized = was_continued = 0;
            el_resize(line);
            redraw(editor);
            continue;
        }
        pthread_sigmask(SIG_SETMASK, &editor->usual_mask, NULL);
        int goes_on = editor->server && editor->server(editor->server_owner);
        pthread_sigmask(SIG_SETMASK, &editor->editing_mask, NULL);
        if (!goes_on) {
            editor->is_interrupted = 1;
            return -1;
        }
        redraw(editor);
    }
}

/* One character of input in the locale's encoding; bytes that are none become U+FFFD. */
static int read_character(EditLine *line, wchar_t *character) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        unsigned char byte;
        int count = read_byte(line, &byte);
        if (count <= 0) return count;
        char narrow = (char)byte;
        size_t size = mbrtowc(character, &narrow, 1, &state);
        if (size == (size_t)-2) continue;
        if (size == (size_t)-1) *character = L'\xFFFD';
        return 1;
    }
}

/* A terminal in bracketed-paste mode frames pasted text: it is inserted as it is, tabs and line ends included. */
static unsigned char paste(EditLine *line, int key) {
    (void)key;
    static const wchar_t end[] = L"\033[201~";
    size_t matched = 0;
    wchar_t character;
    for (;;) {
        if (el_wgetc(line, &character) != 1) return CC_EOF;
        if (character == end[matched]) {
            if (++matched == sizeof end / sizeof end[0] - 1) return CC_REFRESH;
            continue;
        }
        for (size_t i = 0; i < matched; i++) {
            wchar_t held[2] = {end[i], 0};
            if (el_winsertstr(line, held) != 0) return CC_ERROR;
        }
        matched = character == end[0];
        if (matched) continue;
        wchar_t one[2] = {character == L'\r' ? L'\n' : character, 0};
        if (el_winsertstr(line, one) != 0) return CC_ERROR;
    }
}

taipan_editor *taipan_editor_make(const char *program) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    taipan_editor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->line = el_init(program, stdin, stdout, stderr);
    editor->history = history_init();
    if (!editor->line || !editor->history) {
        taipan_editor_destroy(editor);
        return NULL;
    }
    history(editor->history, &editor->event, H_SETSIZE, 2000);
    history(editor->history, &editor->event, H_SETUNIQUE, 1);
    el_set(editor->line, EL_CLIENTDATA, editor);
    el_set(editor->line, EL_PROMPT, prompt_of);
    el_set(editor->line, EL_EDITOR, "emacs");
    el_set(editor->line, EL_SIGNAL, 0);
    el_set(editor->line, EL_GETCFN, read_character);
    const char *terminal = getenv("TERM");
    editor->is_dumb = !terminal || !*terminal || strcmp(terminal, "dumb") == 0;
    el_set(editor->line, EL_HIST, history, editor->history);
    el_set(editor->line, EL_ADDFN, "taipan-complete", "Complete the word before the cursor", complete);
    el_set(editor->line, EL_BIND, "^I", "taipan-complete", NULL);
    el_set(editor->line, EL_ADDFN, "taipan-paste", "Insert pasted text", paste);
    el_set(editor->line, EL_BIND, "\\e[200~", "taipan-paste", NULL);
    el_set(editor->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(editor->line, NULL);
    return editor;
}

void taipan_editor_destroy(taipan_editor *editor) {
    if (!editor) return;
    if (editor->line) el_end(editor->line);
    if (editor->history) history_end(editor->history);
    free(editor);
}

void taipan_editor_set_completer(taipan_editor *editor, taipan_completer completer, void *owner) {
    editor->completer = completer;
    editor->owner = owner;
}

void taipan_editor_set_signal_server(taipan_editor *editor, taipan_signal_server server, void *owner) {
    editor->server = server;
    editor->server_owner = owner;
}

const char *taipan_editor_read(taipan_editor *editor, const char *prompt, enum taipan_editor_status *status) {
    editor->prompt = prompt;
    if (!editor->is_dumb) fputs("\033[?2004h", stdout);
    fflush(stdout);

    static const int noted[] = {SIGWINCH, SIGCONT};
    struct sigaction usual[2], note = {.sa_handler = note_signal};
    sigemptyset(&note.sa_mask);
    pthread_sigmask(SIG_BLOCK, NULL, &editor->usual_mask);
    sigfillset(&editor->editing_mask);
    for (size_t i = 0; i < sizeof never_held / sizeof never_held[0]; i++) {
        if (!sigismember(&editor->usual_mask, never_held[i])) sigdelset(&editor->editing_mask, never_held[i]);
    }
    was_resized = was_continued = 0;
    pthread_sigmask(SIG_SETMASK, &editor->editing_mask, NULL);
    for (size_t i = 0; i < 2; i++) sigaction(noted[i], &note, &usual[i]);
    el_resize(editor->line);

    int count = 0;
    editor->is_interrupted = 0;
    /* Before the prompt is seen: what is typed at it must not meet the terminal's own line editing. */
    el_set(editor->line, EL_PREP_TERM, 1);
    const char *text = el_gets(editor->line, &count);

    for (size_t i = 0; i < 2; i++) sigaction(noted[i], &usual[i], NULL);
    pthread_sigmask(SIG_SETMASK, &editor->usual_mask, NULL);
    if (!editor->is_dumb) fputs("\033[?2004l", stdout);
    fflush(stdout);
    if (editor->is_interrupted) {
        *status = TAIPAN_INTERRUPTED;
        el_reset(editor->line);
        return NULL;
    }
    *status = text && count > 0 ? TAIPAN_LINE : TAIPAN_END;
    return *status == TAIPAN_LINE ? text : NULL;
}

void taipan_editor_remember(taipan_editor *editor, const char *text) {
    history(editor->history, &editor->event, H_ENTER, text);
}
