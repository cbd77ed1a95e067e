import Descriptors
import TestPrograms
import Testing

extension ConsoleTests {
    /// A dialogue without a terminal, by `-i`.
    @Suite struct PlainInput {
        private func converse(_ input: String) throws -> (output: String, error: String, status: Descriptors.ExitStatus) {
            var spawn = Spawn(named: try BuiltProgram.path(), ["-i", "-q"])
            spawn.input = .pipe
            spawn.output = .pipe
            spawn.error = .pipe
            let result = try spawn.start().communicate(Array(input.utf8))
            return (String(decoding: result.output, as: UTF8.self), String(decoding: result.error, as: UTF8.self), result.status)
        }

        @Test func promptsGoToStandardError() throws {
            try withHome { _ in
                let result = try converse("6 * 7\nif True:\n    'deep'\n\n")
                #expect(result.output == "42\n'deep'\n\n")
                #expect(result.error == ">>> >>> ... ... >>> ")
                #expect(result.status == .exited(0))
            }
        }

        @Test func aLastLineNeedsNoEnd() throws {
            try withHome { _ in
                let value = try converse("6 * 7")
                #expect(value.output == "42\n\n")
                let block = try converse("def f(): return 1")
                #expect(block.status == .exited(0))
            }
        }

        @Test func exitIsShownAndNotObeyed() throws {
            try withHome { _ in
                let result = try converse("exit\nimport sys\nsys.exit(4)\n")
                #expect(result.output == "Use exit() or Ctrl-D (i.e. EOF) to exit\n")
                #expect(result.status == .exited(4))
            }
        }

        @Test func tracebacksShowWhatWasTyped() throws {
            try withHome { _ in
                let result = try converse("1 / 0\n")
                #expect(result.error == """
                    >>> Traceback (most recent call last):
                      File "<stdin>", line 1, in <module>
                        1 / 0
                        ~~^~~
                    ZeroDivisionError: division by zero
                    >>> \("")
                    """)
            }
        }
    }
}
