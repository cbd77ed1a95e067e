#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

let arguments = CommandLine.arguments
if let status = developerOption(Array(arguments.dropFirst())) { exit(status) }
// As CPython does: a broken pipe is an error of the write, not the end of the program. This is the program's own process, so the
// disposition is its own to set.
signal(SIGPIPE, SIG_IGN)
exit(Program(arguments).run())
