#pragma once
#include <stddef.h>

/* libedit's native, variadic interface behind plain functions. */

typedef struct taipan_editor taipan_editor;

enum taipan_editor_status { TAIPAN_LINE, TAIPAN_END, TAIPAN_INTERRUPTED };

/* Fills `matches` with at most `limit` malloc'ed strings that may stand in place of the last word of `text`; returns
   how many. `*start` becomes the byte offset in `text` of what they replace. */
typedef int (*taipan_completer)(void *owner, const char *text, int *start, char **matches, int limit);

/* An editor on the process's standard streams, or NULL. */
taipan_editor *taipan_editor_make(const char *program);
void taipan_editor_destroy(taipan_editor *editor);
void taipan_editor_set_completer(taipan_editor *editor, taipan_completer completer, void *owner);

/* Called when a signal came while a line was read; 0 ends the line. */
typedef int (*taipan_signal_server)(void *owner);
void taipan_editor_set_signal_server(taipan_editor *editor, taipan_signal_server server, void *owner);

/* Reads one line behind `prompt`. The text is valid until the next call and ends in a newline unless the input ended. */
const char *taipan_editor_read(taipan_editor *editor, const char *prompt, enum taipan_editor_status *status);

/* Adds a line or block to the history that the arrow keys walk. */
void taipan_editor_remember(taipan_editor *editor, const char *text);
