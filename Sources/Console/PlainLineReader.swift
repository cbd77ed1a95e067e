/// Lines from a pipe or file: no editing, the prompt goes to standard error as CPython writes it.
final class PlainLineReader: LineReader {
    private var buffer: [UInt8] = []
    private var hasEnded = false
    private let serveSignals: SignalServer

    init(serveSignals: @escaping SignalServer) { self.serveSignals = serveSignals }

    func read(prompt: String) -> LineEvent {
        System.writeText(prompt, to: 2)
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
            switch System.readInput(0) {
            case .bytes(let bytes): buffer += bytes
            case .end: hasEnded = true
            case .interrupted: if !serveSignals() { return .interrupted }
            }
        }
    }

    func remember(_ block: String) {}
}
