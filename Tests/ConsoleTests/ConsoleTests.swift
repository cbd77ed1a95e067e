import Testing

/// The root of the suites here. Serialized, because each test compares the open descriptors of the whole process before and after.
@Suite(.serialized)
struct ConsoleTests {}

/// Runs a test at the first prompt of a session on a terminal.
func atPrompt(_ body: (TerminalSession) throws -> Void) throws {
    try withHome { home in
        let session = try TerminalSession(home: home)
        try session.expect("Taipan")
        try session.expect(TerminalSession.prompt)
        try body(session)
    }
}
