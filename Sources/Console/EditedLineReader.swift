import CEditline

/// Lines from a terminal, edited with libedit.
final class EditedLineReader: LineReader {
    /// What may stand in place of the last word of a text.
    typealias Completer = (String) -> (start: Int, matches: [String])

    private let editor: OpaquePointer
    private let history: HistoryFile?
    private let complete: Completer
    private let serveSignals: SignalServer

    /// nil when libedit cannot use the terminal.
    init?(historyPath: String?, complete: @escaping Completer, serveSignals: @escaping SignalServer) {
        guard let editor = taipan_editor_make("taipan") else { return nil }
        self.editor = editor
        self.complete = complete
        self.serveSignals = serveSignals
        history = historyPath.map(HistoryFile.init)
        for block in history?.load() ?? [] { taipan_editor_remember(editor, block) }
        let owner = Unmanaged.passUnretained(self).toOpaque()
        taipan_editor_set_completer(editor, { owner, text, start, matches, limit in
            guard let owner, let text, let start, let matches else { return 0 }
            let reader = Unmanaged<EditedLineReader>.fromOpaque(owner).takeUnretainedValue()
            let found = reader.complete(String(cString: text))
            start.pointee = Int32(truncatingIfNeeded: found.start)
            var count: Int32 = 0
            for match in found.matches where count < limit {
                matches[Int(count)] = System.duplicate(match)
                count += 1
            }
            return count
        }, owner)
        taipan_editor_set_signal_server(editor, { owner in
            guard let owner else { return 0 }
            return Unmanaged<EditedLineReader>.fromOpaque(owner).takeUnretainedValue().serveSignals() ? 1 : 0
        }, owner)
    }

    deinit { taipan_editor_destroy(editor) }

    func read(prompt: String) -> LineEvent {
        var status = TAIPAN_LINE
        guard let text = taipan_editor_read(editor, prompt, &status) else { return status == TAIPAN_INTERRUPTED ? .interrupted : .end }
        return .line(String(cString: text))
    }

    func remember(_ block: String) {
        taipan_editor_remember(editor, block)
        history?.append(block)
    }
}
