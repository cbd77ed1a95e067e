import Descriptors
import Testing

extension ConsoleTests {
    /// Interruptions, signals, and how sessions end.
    @Suite struct Ending {
        typealias Key = TerminalSession.Key

        @Test func interruptDropsTheLine() throws {
            try atPrompt { session in
                try session.type("unfinished = [1,")
                try session.expect("[1,")
                try session.type(Key.interrupt)
                try session.expect("KeyboardInterrupt\r\n")
                try session.expect(TerminalSession.prompt)
                try session.enter("if True:", next: "... ")
                try session.type(Key.interrupt)
                try session.expect("KeyboardInterrupt\r\n")
                try session.expect(TerminalSession.prompt)
                try session.enter("6 * 7", reply: "42\r\n")
            }
        }

        @Test(arguments: ["while True: pass", "time.sleep(1000)", "input('')"])
        func interruptStopsWhatRuns(_ statement: String) throws {
            try atPrompt { session in
                try session.enter("import time")
                // The word shows that the statement runs.
                try session.type("print('run' + 'ning'); \(statement)".replacingWhile() + Key.enter)
                try session.expect("running\r\n")
                try session.type(Key.interrupt)
                try session.expect("KeyboardInterrupt\r\n")
                try session.expect(TerminalSession.prompt)
                try session.enter("6 * 7", reply: "42\r\n")
            }
        }

        @Test func handlersRunWhileALineIsTyped() throws {
            try atPrompt { session in
                try session.enter("import signal")
                try session.enter("_ = signal.signal(signal.SIGUSR1, lambda *a: print('han' + 'dled'))")
                try session.type("6 * ")
                try session.expect("6 * ")
                try session.signal(10)
                try session.expect("handled\r\n")
                try session.expect("6 * ")
                try session.enter("7", reply: "42\r\n")
            }
        }

        @Test func threadsRunWhileThePromptWaits() throws {
            try atPrompt { session in
                try session.enter("import threading")
                try session.enter("threading.Timer(0.01, lambda: print('ti' + 'cked')).start()", next: "ticked\r\n")
            }
        }

        @Test func endOfInputLeaves() throws {
            try atPrompt { session in
                try session.type(Key.end)
                #expect(try session.status() == .exited(0))
            }
        }

        @Test(arguments: [("exit", 0), ("quit", 0), ("exit()", 0), ("quit(3)", 3), ("import sys; sys.exit(7)", 7), ("raise SystemExit('gone')", 1)])
        func leaving(_ line: String, _ status: Int32) throws {
            try atPrompt { session in
                try session.type(line + Key.enter)
                #expect(try session.status() == .exited(status))
            }
        }

        @Test func aGlobalTakesThePlaceOfExit() throws {
            try atPrompt { session in
                try session.enter("exit = 'a' + 'way'")
                try session.enter("exit", reply: "'away'\r\n")
            }
        }

        @Test func inspectionFollowsAScript() throws {
            try withHome { home in
                let session = try TerminalSession(["-i", "-c", "found = 6 * 7; 1 / 0"], home: home)
                try session.expect("ZeroDivisionError")
                try session.expect(TerminalSession.prompt)
                try session.enter("found", reply: "42\r\n")
                try session.type("raise SystemExit(5)\r")
                #expect(try session.status() == .exited(5))
            }
        }
    }
}

extension String {
    /// A loop cannot stand behind a semicolon.
    fileprivate func replacingWhile() -> String {
        hasSuffix("while True: pass") ? "exec('print(\"run\" + \"ning\")\\nwhile True: pass')" : self
    }
}
