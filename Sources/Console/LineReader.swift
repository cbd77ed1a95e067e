/// What reading a line gave.
enum LineEvent {
    /// The text, its newline included; several lines when they were pasted or recalled together.
    case line(String)
    /// The input has ended (Ctrl-D).
    case end
    /// Ctrl-C, or a signal whose handler raised something.
    case interrupted
}

/// Where the console's lines come from.
protocol LineReader: AnyObject {
    func read(prompt: String) -> LineEvent
    /// A statement that has been read wholly.
    func remember(_ block: String)
}

/// Serves signals that came while a line was read; false when that ends the line.
typealias SignalServer = () -> Bool
