import Descriptors
import Testing

extension ConsoleTests {
    /// What the line editor does before a line is entered.
    @Suite struct Editing {
        typealias Key = TerminalSession.Key

        @Test func upRecallsBlocks() throws {
            try atPrompt { session in
                try session.enter("def double(n):", next: "... ")
                try session.enter("    return n * 2", next: "... ")
                try session.enter("")
                try session.enter("20 + 2", reply: "22\r\n")
                try session.type(Key.up)
                try session.expect("20 + 2")
                try session.enter("0", reply: "40\r\n")
                try session.type(Key.up + Key.up + Key.up)
                try session.expect("return n * 2")
                try session.enter("", next: "... ")
                try session.enter("")
            }
        }

        @Test func historyOutlivesTheSessionAndIsPrivate() throws {
            try withHome { home in
                for (line, reply) in [("111 * 3", "333"), ("", "333")] {
                    let session = try TerminalSession(home: home)
                    try session.expect(TerminalSession.prompt)
                    if line.isEmpty {
                        try session.type(Key.up)
                        try session.expect("111 * 3")
                    }
                    try session.enter(line, reply: "\(reply)\r\n")
                    try session.type(Key.end)
                    #expect(try session.status() == .exited(0))
                }
                let session = try TerminalSession(home: home)
                try session.expect(TerminalSession.prompt)
                try session.enter("import os; oct(os.stat(os.path.expanduser('~/.taipan_history')).st_mode)", reply: "'0o100600'\r\n")
            }
        }

        @Test(arguments: [
            Completion(before: "unmistakable = 5", start: "unmist", added: "akable", rest: " + 1", reply: "6"),
            Completion(before: "import os", start: "os.getpgi", added: "d", rest: "(0) > 0", reply: "True"),
            Completion(before: "import os", start: "os.path.splitd", added: "rive", rest: "('a')[1]", reply: "'a'"),
            Completion(before: "x = 1", start: "Tru", added: "e", rest: "", reply: "True"),
            Completion(before: "x = 1", start: "x if 1 els", added: "e", rest: " 0", reply: "1"),
            Completion(before: "x = 1", start: "from errno import ENOEN", added: "T", rest: "; ENOENT", reply: "2"),
            Completion(before: "x = 1", start: "import selecto", added: "rs", rest: "; 7", reply: "7"),
        ])
        func tabCompletes(_ completion: Completion) throws {
            try atPrompt { session in
                try session.enter(completion.before)
                try session.type(completion.start)
                try session.expect(completion.start)
                try session.type(Key.tab)
                try session.expect(completion.added)
                try session.enter(completion.rest, reply: "\(completion.reply)\r\n")
            }
        }

        struct Completion: Sendable {
            let before, start, added, rest, reply: String
        }

        @Test func tabListsWhatFits() throws {
            try atPrompt { session in
                try session.type("import o\t")
                try session.expect("operator  os  ")
                try session.type(Key.deleteLine)
                try session.enter("import os")
                try session.type("os.path.isf\t")
                try session.expect("ile")
            }
        }

        @Test func tabIndentsAnEmptyLine() throws {
            try atPrompt { session in
                try session.enter("if True:", next: "... ")
                try session.type(Key.tab)
                try session.enter("print('in' + 'dented')", next: "... ")
                try session.enter("", reply: "indented\r\n")
            }
        }

        @Test func aResizedWindowIsNoticed() throws {
            try atPrompt { session in
                try session.enter("import os")
                try session.type("12345")
                try session.expect("12345")
                try session.resize(rows: 30, columns: 50)
                // The line is drawn again.
                try session.expect(TerminalSession.prompt + "12345")
                try session.enter(" * 2", reply: "24690\r\n")
                try session.enter("tuple(os.get_terminal_size())", reply: "(50, 30)\r\n")
            }
        }
    }
}
