#include "CEditline.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
};

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
    int count = editor && editor->completer ? editor->completer(editor->owner, text, &start, matches, MOST_MATCHES) : 0;
    unsigned char result = CC_ERROR;
    if (count > 0) {
        size_t common = strlen(matches[0]);
        for (int i = 1; i < count; i++) {
            size_t same = 0;
            while (same < common && matches[i][same] == matches[0][same]) same++;
            common = same;
        }
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
        matched = 0;
        wchar_t one[2] = {character == L'\r' ? L'\n' : character, 0};
        if (el_winsertstr(line, one) != 0) return CC_ERROR;
    }
}

taipan_editor *taipan_editor_make(const char *program) {
    setlocale(LC_CTYPE, "");
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

const char *taipan_editor_read(taipan_editor *editor, const char *prompt, enum taipan_editor_status *status) {
    editor->prompt = prompt;
    fputs("\033[?2004h", stdout);
    fflush(stdout);
    int count = 0;
    errno = 0;
    const char *text = el_gets(editor->line, &count);
    int reason = errno;
    fputs("\033[?2004l", stdout);
    fflush(stdout);
    if (text && count > 0) {
        *status = TAIPAN_LINE;
        return text;
    }
    *status = reason == EINTR ? TAIPAN_INTERRUPTED : TAIPAN_END;
    if (*status == TAIPAN_INTERRUPTED) el_reset(editor->line);
    return NULL;
}

void taipan_editor_remember(taipan_editor *editor, const char *text) {
    history(editor->history, &editor->event, H_ENTER, text);
}
