#pragma once

#include <stddef.h>

/// One Python module that ships inside the interpreter.
struct taipan_library_file {
    /// The dotted name under which scripts import it, for example "collections.abc".
    const char *name;
    /// Its source text, UTF-8, not terminated by a zero.
    const unsigned char *bytes;
    /// The length of the source text in bytes.
    size_t size;
    /// 1 if modules below it can be imported, 0 otherwise.
    int is_package;
};

/// Returns all modules, sorted by name in byte order, and stores their number in `count`.
/// The memory is constant and lives as long as the process.
const struct taipan_library_file *taipan_library_files(size_t *count);
