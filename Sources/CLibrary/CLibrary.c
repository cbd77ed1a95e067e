#include "CLibrary.h"

// #embed is C23; clang offers it in every C dialect and says so in a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char source_of_private_child_setup[] = {
#embed "Python/_child_setup.py"
};
static const unsigned char source_of_private_collections_abc[] = {
#embed "Python/_collections_abc.py"
};
static const unsigned char source_of_private_named_integers[] = {
#embed "Python/_named_integers.py"
};
static const unsigned char source_of_private_synchronization[] = {
#embed "Python/_synchronization.py"
};
static const unsigned char source_of_private_weakrefset[] = {
#embed "Python/_weakrefset.py"
};
static const unsigned char source_of_abc[] = {
#embed "Python/abc.py"
};
static const unsigned char source_of_atexit[] = {
#embed "Python/atexit.py"
};
static const unsigned char source_of_codecs[] = {
#embed "Python/codecs.py"
};
static const unsigned char source_of_collections[] = {
#embed "Python/collections/__init__.py"
};
static const unsigned char source_of_collections_private_wrappers[] = {
#embed "Python/collections/_wrappers.py"
};
static const unsigned char source_of_collections_abc[] = {
#embed "Python/collections/abc.py"
};
static const unsigned char source_of_contextlib[] = {
#embed "Python/contextlib.py"
};
static const unsigned char source_of_copyreg[] = {
#embed "Python/copyreg.py"
};
static const unsigned char source_of_functools[] = {
#embed "Python/functools.py"
};
static const unsigned char source_of_genericpath[] = {
#embed "Python/genericpath.py"
};
static const unsigned char source_of_importlib[] = {
#embed "Python/importlib/__init__.py"
};
static const unsigned char source_of_importlib_private_namespaces[] = {
#embed "Python/importlib/_namespaces.py"
};
static const unsigned char source_of_importlib_abc[] = {
#embed "Python/importlib/abc.py"
};
static const unsigned char source_of_importlib_machinery[] = {
#embed "Python/importlib/machinery.py"
};
static const unsigned char source_of_importlib_util[] = {
#embed "Python/importlib/util.py"
};
static const unsigned char source_of_io[] = {
#embed "Python/io.py"
};
static const unsigned char source_of_linecache[] = {
#embed "Python/linecache.py"
};
static const unsigned char source_of_operator[] = {
#embed "Python/operator.py"
};
static const unsigned char source_of_os[] = {
#embed "Python/os.py"
};
static const unsigned char source_of_posixpath[] = {
#embed "Python/posixpath.py"
};
static const unsigned char source_of_pydoc[] = {
#embed "Python/pydoc.py"
};
static const unsigned char source_of_selectors[] = {
#embed "Python/selectors.py"
};
static const unsigned char source_of_signal[] = {
#embed "Python/signal.py"
};
static const unsigned char source_of_socket[] = {
#embed "Python/socket.py"
};
static const unsigned char source_of_stat[] = {
#embed "Python/stat.py"
};
static const unsigned char source_of_struct[] = {
#embed "Python/struct.py"
};
static const unsigned char source_of_subprocess[] = {
#embed "Python/subprocess.py"
};
static const unsigned char source_of_tempfile[] = {
#embed "Python/tempfile.py"
};
static const unsigned char source_of_threading[] = {
#embed "Python/threading.py"
};
static const unsigned char source_of_traceback[] = {
#embed "Python/traceback.py"
};
static const unsigned char source_of_types[] = {
#embed "Python/types.py"
};
static const unsigned char source_of_warnings[] = {
#embed "Python/warnings.py"
};
static const unsigned char source_of_weakref[] = {
#embed "Python/weakref.py"
};

#define MODULE(name, source) {name, source, sizeof source, 0}
#define PACKAGE(name, source) {name, source, sizeof source, 1}

static const struct taipan_library_file files[] = {
    MODULE("_child_setup", source_of_private_child_setup),
    MODULE("_collections_abc", source_of_private_collections_abc),
    MODULE("_named_integers", source_of_private_named_integers),
    MODULE("_synchronization", source_of_private_synchronization),
    MODULE("_weakrefset", source_of_private_weakrefset),
    MODULE("abc", source_of_abc),
    MODULE("atexit", source_of_atexit),
    MODULE("codecs", source_of_codecs),
    PACKAGE("collections", source_of_collections),
    MODULE("collections._wrappers", source_of_collections_private_wrappers),
    MODULE("collections.abc", source_of_collections_abc),
    MODULE("contextlib", source_of_contextlib),
    MODULE("copyreg", source_of_copyreg),
    MODULE("functools", source_of_functools),
    MODULE("genericpath", source_of_genericpath),
    PACKAGE("importlib", source_of_importlib),
    MODULE("importlib._namespaces", source_of_importlib_private_namespaces),
    MODULE("importlib.abc", source_of_importlib_abc),
    MODULE("importlib.machinery", source_of_importlib_machinery),
    MODULE("importlib.util", source_of_importlib_util),
    MODULE("io", source_of_io),
    MODULE("linecache", source_of_linecache),
    MODULE("operator", source_of_operator),
    MODULE("os", source_of_os),
    MODULE("posixpath", source_of_posixpath),
    MODULE("pydoc", source_of_pydoc),
    MODULE("selectors", source_of_selectors),
    MODULE("signal", source_of_signal),
    MODULE("socket", source_of_socket),
    MODULE("stat", source_of_stat),
    MODULE("struct", source_of_struct),
    MODULE("subprocess", source_of_subprocess),
    MODULE("tempfile", source_of_tempfile),
    MODULE("threading", source_of_threading),
    MODULE("traceback", source_of_traceback),
    MODULE("types", source_of_types),
    MODULE("warnings", source_of_warnings),
    MODULE("weakref", source_of_weakref),
};

const struct taipan_library_file *taipan_library_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
