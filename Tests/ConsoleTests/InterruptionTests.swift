import Descriptors
import Testing

extension ConsoleTests {
    /// Ctrl-C, Ctrl-D, and the ways to leave.
    @Suite struct Interruptions {
        static let interrupt = "\u{3}", endOfInput = "\u{4}"

        @Test func controlCDropsWhatIsTyped() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.type("dropped")
                try dialogue.await("dropped")
                try dialogue.type(Self.interrupt)
                try dialogue.await("\nKeyboardInterrupt\n")
                try dialogue.await(">>> ")
                try dialogue.expect("1", gives: "1\n")
                try dialogue.enter("if True:")
                try dialogue.await("... ")
                try dialogue.type(Self.interrupt)
                try dialogue.await("\nKeyboardInterrupt\n")
                try dialogue.await(">>> ")
                try dialogue.expect("2", gives: "2\n")
            }
        }

        @Test(arguments: [
            ["begun = None", "while True: begun = begun or print('go' + 'ing') or 1", ""],
            ["import time", "print('go' + 'ing'); time.sleep(1000)"],
            ["print('go' + 'ing'); input('more? ')"],
        ])
        func controlCStopsWhatRuns(_ lines: [String]) throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                for line in lines {
                    try dialogue.await(line.isEmpty ? "... " : ">>> ")
                    try dialogue.enter(line)
                }
                try dialogue.await("going")
                try dialogue.type(Self.interrupt)
                try dialogue.await("Traceback (most recent call last):\n")
                try dialogue.await("KeyboardInterrupt\n")
                try dialogue.await(">>> ")
                try dialogue.expect("'goes on'", gives: "'goes on'\n")
            }
        }

        @Test func threadsRunWhileThePromptWaits() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("import threading")
                try dialogue.await(">>> ")
                try dialogue.enter("threading.Timer(0.2, lambda: print('ti' + 'cked')).start()")
                try dialogue.await("ticked")
            }
        }

        @Test func controlDLeaves() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.type(Self.endOfInput)
                #expect(try dialogue.end() == .exited(0))
            }
        }

        @Test(arguments: [("exit", 0), ("quit", 0), ("exit(3)", 3), ("raise SystemExit(4)", 4), ("import sys; sys.exit('text')", 1)] as [(String, Int32)])
        func waysToLeave(_ line: String, _ status: Int32) throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter(line)
                #expect(try dialogue.end() == .exited(status))
            }
        }

        @Test func aVariableCalledExitIsShown() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("exit = 5", gives: "")
                try dialogue.expect("exit", gives: "5\n")
            }
        }

        @Test func anotherSizeKeepsTheLine() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.type("20 +")
                try dialogue.await("20 +")
                try dialogue.resize(columns: 60)
                // The line is shown again.
                try dialogue.await(">>> 20 +")
                try dialogue.expect(" 3", gives: "23\n")
                try dialogue.resize(columns: 80)
                try dialogue.await(">>> ")
                try dialogue.type(Self.endOfInput)
                #expect(try dialogue.end() == .exited(0))
            }
        }

        @Test func handlersOfSignalsRunAtThePrompt() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.answer(to: "import os, signal")
                try dialogue.answer(to: "previous = signal.signal(signal.SIGUSR1, lambda *_: print('hand' + 'led'))")
                try dialogue.type("40 +")
                try dialogue.await("40 +")
                try dialogue.signal(SIGUSR1)
                try dialogue.await("handled\n")
                try dialogue.enter(" 2")
                try dialogue.await("\n42\n")
            }
        }
    }
}
