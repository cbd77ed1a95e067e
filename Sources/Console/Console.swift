import Taipan

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The read-evaluate-print loop on the process's standard streams.
public final class Console {
    private let interpreter: Interpreter
    private let isQuiet: Bool

    public init(_ interpreter: Interpreter, isQuiet: Bool = false) {
        self.interpreter = interpreter
        self.isQuiet = isQuiet
    }

    /// Talks until the input ends, or a statement raises SystemExit.
    ///
    /// - Returns: the exit status.
    @discardableResult
    public func run() -> Int32 {
        let reader = makeReader()
        if !isQuiet { write("\(interpreter.banner)\nType \"help()\" for help, Ctrl-D to leave.\n", to: 1) }
        var block = ""
        while true {
            switch reader.read(prompt: block.isEmpty ? interpreter.prompt("ps1", ">>> ") : interpreter.prompt("ps2", "... ")) {
            case .end:
                if !block.isEmpty, let status = execute(block, reader) { return status }
                write("\n", to: 1)
                return 0
            case .interrupted:
                interpreter.discardInterrupt()
                write("\nKeyboardInterrupt\n", to: 2)
                block = ""
            case .line(let line):
                let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
                if block.isEmpty && isBlank { continue }
                block += line
                // A compound statement ends with an empty line.
                if interpreter.completeness(of: block) == .incomplete { continue }
                if let status = execute(block, reader) { return status }
                block = ""
            }
        }
    }

    /// Runs one statement; the status when it ended the session.
    private func execute(_ block: String, _ reader: any LineReader) -> Int32? {
        reader.remember(block.last == "\n" ? String(block.dropLast()) : block)
        do throws(ScriptError) {
            try interpreter.runInteractive(block)
        } catch {
            interpreter.report(error)
            if let status = error.exitStatus { return status }
        }
        interpreter.flush()
        return nil
    }

    private func makeReader() -> any LineReader {
        guard isatty(0) != 0, isatty(1) != 0 else { return PlainLineReader() }
        let path = getenv("TAIPAN_HISTORY").map { String(cString: $0) } ?? getenv("HOME").map { "\(String(cString: $0))/.taipan_history" }
        let interpreter = self.interpreter
        return EditedLineReader(historyPath: path) { interpreter.completions(of: $0) } ?? PlainLineReader()
    }
}
