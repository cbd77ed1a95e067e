import CEditline

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What reading a line gave.
enum LineEvent {
    /// The text, its newline included.
    case line(String)
    /// The input has ended (Ctrl-D).
    case end
    /// Ctrl-C.
    case interrupted
}

/// Where the console's lines come from.
protocol LineReader: AnyObject {
    func read(prompt: String) -> LineEvent
    /// A statement that has been read wholly.
    func remember(_ block: String)
}

/// Lines from a pipe or file: no editing, the prompt goes to standard error as CPython writes it.
final class PlainLineReader: LineReader {
    private var buffer: [UInt8] = []
    private var hasEnded = false

    func read(prompt: String) -> LineEvent {
        write(prompt, to: 2)
        while true {
            if let newline = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[...newline]
                defer { buffer.removeSubrange(...newline) }
                return .line(String(decoding: line, as: UTF8.self))
            }
            if hasEnded {
                guard !buffer.isEmpty else { return .end }
                defer { buffer = [] }
                return .line(String(decoding: buffer, as: UTF8.self) + "\n")
            }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = Glibc_read(0, &chunk, chunk.count)
            if count < 0 && errno == EINTR { return .interrupted }
            if count <= 0 { hasEnded = true } else { buffer += chunk[..<count] }
        }
    }

    func remember(_ block: String) {}
}

private func Glibc_read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }

/// Writes text to a descriptor of the process, whole.
func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while let base = rest.baseAddress, rest.count > 0 {
            let count = Glibc_write(descriptor, base, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

private func Glibc_write(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, buffer, count) }

/// Lines from a terminal, edited with libedit.
final class EditedLineReader: LineReader {
    private let editor: OpaquePointer
    private let history: HistoryFile?
    private let complete: (String) -> (start: Int, matches: [String])

    /// nil when libedit cannot use the terminal.
    init?(historyPath: String?, complete: @escaping (String) -> (start: Int, matches: [String])) {
        guard let editor = taipan_editor_make("taipan") else { return nil }
        self.editor = editor
        self.complete = complete
        history = historyPath.map(HistoryFile.init)
        for block in history?.load() ?? [] { taipan_editor_remember(editor, block) }
        taipan_editor_set_completer(editor, { owner, text, start, matches, limit in
            guard let owner, let text, let start, let matches else { return 0 }
            let reader = Unmanaged<EditedLineReader>.fromOpaque(owner).takeUnretainedValue()
            let found = reader.complete(String(cString: text))
            start.pointee = Int32(truncatingIfNeeded: found.start)
            var count: Int32 = 0
            for match in found.matches where count < limit {
                matches[Int(count)] = strdup(match)
                count += 1
            }
            return count
        }, Unmanaged.passUnretained(self).toOpaque())
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

/// The history between sessions: one block a line, backslash and newline escaped; readable by its owner alone.
struct HistoryFile {
    let path: String
    static let limit = 2000

    init(_ path: String) { self.path = path }

    func load() -> [String] {
        guard let file = fopen(path, "re") else { return [] }
        defer { fclose(file) }
        var blocks: [String] = []
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let text = line {
            var block = ""
            var escaped = false
            for character in String(cString: text) where character != "\n" {
                if escaped {
                    block.append(character == "n" ? "\n" : character)
                    escaped = false
                } else if character == "\\" { escaped = true } else { block.append(character) }
            }
            blocks.append(block)
        }
        return Array(blocks.suffix(HistoryFile.limit))
    }

    func append(_ block: String) {
        let trimmed = block.last == "\n" ? String(block.dropLast()) : block
        var line = ""
        for character in trimmed { line += character == "\n" ? "\\n" : character == "\\" ? "\\\\" : String(character) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        write(line + "\n", to: descriptor)
        close(descriptor)
    }
}
