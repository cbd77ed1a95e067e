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
        -O     : leave assert statements out; -OO: docstrings as well
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

    /// Options are single letters that may stand together; the value of the last one may follow at once or as the next argument. The
    /// first argument that is no option ends them. (libc's getopt keeps its place in global variables, which Swift 6 refuses.)
    init(_ arguments: [String]) {
        if arguments.count == 2, arguments[1] == "--version" {
            finish("Python 3.13.0 (Taipan)\n")
            return
        }
        if arguments.count == 2, arguments[1] == "--help" {
            finish(Options.help)
            return
        }
        var index = 1
        scan: while index < arguments.count {
            let argument = arguments[index]
            guard argument.hasPrefix("-"), argument != "-" else { break }
            index += 1
            if argument == "--" { break }
            if argument.hasPrefix("--") {
                refuse("Unknown option: -")
                return
            }
            var letters = Substring(argument.dropFirst())
            while let letter = letters.popFirst() {
                var value = ""
                if "cmWX".contains(letter) {
                    if letters.isEmpty {
                        guard index < arguments.count else {
                            refuse("Argument expected for the -\(letter) option")
                            return
                        }
                        value = arguments[index]
                        index += 1
                    } else {
                        value = String(letters)
                        letters = ""
                    }
                }
                switch letter {
                case "c":
                    source = .command(value + "\n")
                    break scan
                case "m":
                    source = .module(value)
                    break scan
                case "V":
                    finish("Python 3.13.0 (Taipan)\n")
                    return
                case "h", "?":
                    finish(Options.help)
                    return
                default:
                    guard apply(letter, value) else {
            refuse("Unknown option: -\(letter)")
            return
        }
                }
            }
        }
        let rest = Array(arguments.dropFirst(index))
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

    /// An option that only sets something. False: there is none of that letter.
    private mutating func apply(_ letter: Character, _ value: String) -> Bool {
        switch letter {
        case "b": flags["bytes_warning", default: 0] += 1
        case "B": flags["dont_write_bytecode"] = 1
        case "d": flags["debug"] = 1
        case "E":
            flags["ignore_environment"] = 1
        case "i":
            staysInteractive = true
            flags["interactive"] = 1
            flags["inspect"] = 1
        case "I":
            isIsolated = true
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
        case "W": warnings.append(value)
        case "X", "x": break
        default: return false
        }
        return true
    }

    private mutating func refuse(_ text: String) {
        output("\(text)\n\(Options.usage)\nTry `taipan -h' for more information.\n", to: 2)
        finished = 2
    }

    private mutating func finish(_ text: String) {
        output(text, to: 1)
        finished = 0
    }
}
