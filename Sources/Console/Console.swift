import Taipan

/// The read-evaluate-print loop on the process's standard streams.
public final class Console {
    private let interpreter: Interpreter
    private let isQuiet: Bool
    /// The status of a SystemExit that a signal handler raised while a line was read.
    private var exitStatus: Int32?

    public init(_ interpreter: Interpreter, isQuiet: Bool = false) {
        self.interpreter = interpreter
        self.isQuiet = isQuiet
    }

    /// Talks until the input ends, or a statement raises SystemExit.
    ///
    /// - Returns: the exit status.
    @discardableResult
    public func run() -> Int32 {
        let editor = makeEditor()
        let reader = editor as (any LineReader)? ?? PlainLineReader { [weak self] in self?.serveSignalsWhileIdle() ?? true }
        interpreter.beginDialogue()
        if !isQuiet { System.writeText("\(interpreter.banner)\nType \"help()\" for help, \(editor == nil ? "" : "\"exit\" or ")Ctrl-D to leave.\n", to: 1) }
        var block = ""
        var isPasted = false
        while true {
            let prompt = block.isEmpty ? interpreter.prompt("ps1", ">>> ") : interpreter.prompt("ps2", "... ")
            switch interpreter.idle({ reader.read(prompt: prompt) }) {
            case .end:
                if !block.isEmpty, let status = execute(block, isPasted, reader) { return status }
                System.writeText("\n", to: 1)
                return 0
            case .interrupted:
                if let exitStatus { return exitStatus }
                block = ""
                isPasted = false
            case .line(let line):
                if block.isEmpty && line.allSatisfy(\.isWhitespace) { continue }
                if block.isEmpty, editor != nil, isLeaving(line) { return execute("exit()\n", false, reader) ?? 0 }
                block += line
                isPasted = isPasted || line.utf8.dropLast().contains(UInt8(ascii: "\n"))
                // A compound statement ends with an empty line.
                if interpreter.completeness(of: block, isPasted: isPasted) == .incomplete { continue }
                if let status = execute(block, isPasted, reader) { return status }
                block = ""
                isPasted = false
            }
        }
    }

    /// Runs one block; the status when it ended the session.
    private func execute(_ block: String, _ isPasted: Bool, _ reader: any LineReader) -> Int32? {
        var remembered = block[...]
        while remembered.last?.isNewline == true { remembered.removeLast() }
        reader.remember(String(remembered))
        do throws(ScriptError) {
            try interpreter.runInteractive(block, isPasted: isPasted)
        } catch {
            interpreter.report(error)
            if let status = error.exitStatus { return status }
        }
        interpreter.flush()
        return nil
    }

    /// As in CPython's own editor, `exit` and `quit` alone leave.
    private func isLeaving(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 1, let word = words.first, word == "exit" || word == "quit" else { return false }
        return interpreter.isBuiltin(String(word))
    }

    /// Runs the script's signal handlers while a line is read; false when one raised something, which ends the line.
    private func serveSignals() -> Bool {
        do throws(ScriptError) {
            try interpreter.serveSignals()
            interpreter.flush()
            return true
        } catch {
            if error.typeName == "KeyboardInterrupt" {
                System.writeText("\nKeyboardInterrupt\n", to: 2)
            } else {
                System.writeText("\n", to: 2)
                interpreter.report(error)
                exitStatus = error.exitStatus
            }
            return false
        }
    }

    private func serveSignalsWhileIdle() -> Bool { interpreter.active { serveSignals() } }

    /// nil without a terminal to edit on.
    private func makeEditor() -> EditedLineReader? {
        guard System.isTerminal(0), System.isTerminal(1) else { return nil }
        let path = System.environment("TAIPAN_HISTORY") ?? System.environment("HOME").map { "\($0)/.taipan_history" }
        return EditedLineReader(historyPath: path, complete: { [interpreter] text in interpreter.active { interpreter.completions(of: text) } }) { [weak self] in
            self?.serveSignalsWhileIdle() ?? true
        }
    }
}
