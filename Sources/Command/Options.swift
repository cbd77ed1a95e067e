#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the command line asks for, in CPython's grammar of options.
struct Options {
    enum Source: Equatable {
        /// `-c`.
        case command(String)
        /// `-m`.
        case module(String)
        /// A file's path.
        case file(String)
        /// `-`, or standard input when it is no terminal.
        case standardInput
        /// Nothing named, and a terminal to talk to.
        case console
    }

    var source = Source.console
    /// What scripts see as `sys.argv`.
    var scriptArguments: [String] = []
    /// `-i`: talk on after the script.
    var staysInteractive = false
    var isQuiet = false
    var isIsolated = false
    var ignoresEnvironment = false
    var unbuffered = false
    var flags: [String: Int] = [:]
    var warnings: [String] = []
    /// The exit status when there is nothing to run: after help, version, or a wrong option.
    var finished: Int32?

    static let usage = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ..."

    static let help = """
        \(usage)
        -b     : warn about bytes compared with str
        -B     : accepted for compatibility: compiled code is never written to files
        -c cmd : run cmd as the program; ends the options
        -d     : accepted for compatibility
        -E     : ignore PYTHON* environment variables
        -h     : this text (also --help)
        -i     : talk on interactively after the program has run
        -I     : isolated: ignore PYTHON* variables, keep the script's folder out of sys.path
        -m mod : run a module as the program; ends the options
        -O     : leave assert statements out
        -P     : keep the script's folder out of sys.path
        -q     : no banner in interactive use
        -s, -S : accepted for compatibility: there is no site module
        -u     : standard output and error without buffers
        -v     : accepted for compatibility
        -V     : version (also --version)
        -W arg : warning control
        -X opt : implementation options: ignored when unknown
        file   : program read from a file
        -      : program read from standard input
        arg ...: arguments of the program, in sys.argv[1:]
        TAIPANPATH: folders, separated by ':', put into sys.path; -I and -E do not change that

        """

    init(_ arguments: [String]) {
        var vector = arguments.map { strdup($0) }
        vector.append(nil)
        defer { vector.forEach { free($0) } }
        let count = Int32(arguments.count)
        var terminated = false
        opterr = 0
        optind = 1
        if arguments.count == 2 {
            if arguments[1] == "--version" { return finish("Python 3.13.0 (Taipan)\n") }
            if arguments[1] == "--help" { return finish(Options.help) }
        }
        // The leading + ends the options at the first argument that is none, also in GNU's getopt.
        while !terminated {
            let option = vector.withUnsafeMutableBufferPointer { getopt(count, $0.baseAddress, "+bBc:dEhiIm:OPqsSuvVW:xX:?") }
            guard option != -1 else { break }
            let letter = Character(UnicodeScalar(UInt8(truncatingIfNeeded: option)))
            let value = optarg.map { String(cString: $0) } ?? ""
            switch letter {
            case "c":
                source = .command(value + "\n")
                terminated = true
            case "m":
                source = .module(value)
                terminated = true
            case "b": flags["bytes_warning", default: 0] += 1
            case "B": flags["dont_write_bytecode"] = 1
            case "d": flags["debug"] = 1
            case "E":
                ignoresEnvironment = true
                flags["ignore_environment"] = 1
            case "i":
                staysInteractive = true
                flags["interactive"] = 1
                flags["inspect"] = 1
            case "I":
                isIsolated = true
                ignoresEnvironment = true
                for name in ["isolated", "ignore_environment", "no_user_site", "safe_path"] { flags[name] = 1 }
            case "O": flags["optimize", default: 0] += 1
            case "P":
                isIsolated = true
                flags["safe_path"] = 1
            case "q":
                isQuiet = true
                flags["quiet"] = 1
            case "s": flags["no_user_site"] = 1
            case "S": flags["no_site"] = 1
            case "u": unbuffered = true
            case "v": flags["verbose", default: 0] += 1
            case "V": return finish("Python 3.13.0 (Taipan)\n")
            case "W": warnings.append(value)
            case "X", "x": break
            case "h": return finish(Options.help)
            default:
                let wrong = optopt == 0 ? (Int(optind) - 1 < arguments.count ? arguments[Int(optind) - 1] : "?") : "-\(Character(UnicodeScalar(UInt8(truncatingIfNeeded: optopt))))"
                let isMissing = "cmWX".contains { wrong == "-\($0)" }
                output(isMissing ? "Argument expected for the \(wrong) option\n" : "Unknown option: \(wrong)\n", to: 2)
                output("\(Options.usage)\nTry `taipan -h' for more information.\n", to: 2)
                finished = 2
                return
            }
        }
        let rest = Array(arguments.dropFirst(Int(optind)))
        switch source {
        case .command: scriptArguments = ["-c"] + rest
        case .module: scriptArguments = ["-m"] + rest
        default:
            if let first = rest.first {
                source = first == "-" ? .standardInput : .file(first)
                scriptArguments = rest
            } else {
                source = isatty(0) != 0 || staysInteractive ? .console : .standardInput
                scriptArguments = [""]
            }
        }
    }

    private mutating func finish(_ text: String) {
        output(text, to: 1)
        finished = 0
    }
}
