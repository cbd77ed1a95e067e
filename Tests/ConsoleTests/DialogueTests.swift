import Descriptors
import Testing

extension ConsoleTests {
    /// What is typed, and what is answered.
    @Suite struct Dialogue {
        @Test func valuesAreShownAndKept() throws {
            try atPrompt { session in
                try session.enter("6 * 7", reply: "42\r\n")
                try session.enter("_ + 1", reply: "43\r\n")
                // The echo does not end as the value would.
                let answer = try session.enter("None if True else 0")
                #expect(!answer.contains("None\r\n"))
                try session.enter("_", reply: "43\r\n")
            }
        }

        @Test func anEmptyLineEndsABlock() throws {
            try atPrompt { session in
                try session.enter("def double(n):", next: "... ")
                try session.enter("    return n * 2", next: "... ")
                try session.enter("")
                try session.enter("double(21)", reply: "42\r\n")
            }
        }

        @Test func pastedLinesAreOneBlock() throws {
            try atPrompt { session in
                try session.type(TerminalSession.Key.paste("def double(n):\n    m = n\n\n    return m * 2\n\ndouble(3)\ndouble(21)\n"))
                try session.enter("", reply: "6\r\n42\r\n")
            }
        }

        @Test func tracebacksShowWhatWasTyped() throws {
            try atPrompt { session in
                try session.enter("def broken(): return 1 / 0", next: "... ")
                try session.enter("")
                try session.type("broken()\r")
                for line in ["  File \"<stdin>\", line 1, in <module>\r\n    broken()\r\n    ~~~~~~^^\r\n",
                             "  File \"<stdin>\", line 1, in broken\r\n    def broken(): return 1 / 0\r\n                         ~~^~~\r\n",
                             "ZeroDivisionError: division by zero\r\n", TerminalSession.prompt] {
                    try session.expect(line)
                }
            }
        }

        @Test func syntaxErrorsPointAtThePlace() throws {
            try atPrompt { session in
                try session.enter("x = 1 +", reply: "  File \"<stdin>\", line 1\r\n    x = 1 +\r\n           ^\r\nSyntaxError: invalid syntax\r\n")
                try session.enter("if True:", next: "... ")
                try session.enter("    pass", next: "... ")
                try session.enter("x = 3", reply: "SyntaxError: invalid syntax\r\n")
            }
        }

        @Test func promptsAreObjects() throws {
            try atPrompt { session in
                try session.enter("import sys; sys.ps1, sys.ps2", reply: "('>>> ', '... ')\r\n")
                try session.enter("class Count:", next: "... ")
                try session.enter("    n = 0", next: "... ")
                try session.enter("    def __str__(self): Count.n += 1; return f'<{Count.n}> '", next: "... ")
                try session.enter("")
                try session.enter("sys.ps1 = Count()", next: "<1> ")
                try session.enter("sys.ps2 = '--- '", next: "<2> ")
                try session.enter("if 1:", next: "--- ")
            }
        }

        @Test func inputReadsFromTheTerminal() throws {
            try atPrompt { session in
                try session.enter("name = input('who? ')", next: "who? ")
                try session.enter("Ann")
                try session.enter("name", reply: "'Ann'\r\n")
                try session.enter("input('who? ')", next: "who? ")
                try session.type(TerminalSession.Key.end)
                try session.expect("EOFError")
                try session.expect(TerminalSession.prompt)
            }
        }

        @Test func outputWithoutAnEndStaysVisible() throws {
            try atPrompt { session in
                try session.enter("print('un' + 'finished', end='')", next: "unfinished\u{1B}[?2004h>>> ")
                try session.enter("1 + 1", reply: "2\r\n")
            }
        }

        @Test func longLinesAndAllScripts() throws {
            try atPrompt { session in
                try session.enter("len('\(String(repeating: "x", count: 3000))')", reply: "3000\r\n")
                try session.enter("s = '日本語 e\u{301} 🐍'")
                try session.enter("len(s), s == '\\u65e5\\u672c\\u8a9e e\\u0301 \\U0001f40d'", reply: "(8, True)\r\n")
            }
        }

        @Test func helpIsShownPageByPage() throws {
            try atPrompt { session in
                try session.enter("help(len)", reply: "Help on built-in function len in module builtins:\r\n\r\nlen(obj, /)\r\n")
                try session.enter("help(str)", reply: "Help on class str", next: "-- more")
                try session.enter("", next: "-- more")
                try session.enter("q")
            }
        }
    }
}
