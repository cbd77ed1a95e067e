#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

if let status = developerOption(Array(CommandLine.arguments.dropFirst())) { exit(status) }
print("taipan")
