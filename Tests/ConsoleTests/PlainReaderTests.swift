import Descriptors
import SystemPackage
import TestedProgram
import Testing

extension ConsoleTests {
    /// The dialogue without a terminal.
    @Suite struct PlainReader {
        private func run(_ home: Home, _ input: String, arguments: [String] = ["-q", "-i"]) throws -> (output: String, error: String, status: Descriptors.ExitStatus) {
            var spawn = Spawn(FilePath(try TestedProgram.taipan.get().path), arguments)
            spawn.environment = home.environment()
            spawn.workingDirectory = FilePath(home.path)
            (spawn.input, spawn.output, spawn.error) = (.pipe, .pipe, .pipe)
            let result = try spawn.start().communicate(Array(input.utf8))
            return (String(decoding: result.output, as: UTF8.self), String(decoding: result.error, as: UTF8.self), result.status)
        }

        @Test func promptsGoToStandardError() throws {
            try withoutLeftovers { home in
                let result = try run(home, "1 + 1\nif True:\n    print('é')\n\n")
                #expect(result.output == "2\né\n\n")
                #expect(result.error == ">>> >>> ... ... >>> ")
                #expect(result.status == .exited(0))
            }
        }

        @Test func theLastLineNeedsNoEnd() throws {
            try withoutLeftovers { home in
                let simple = try run(home, "40 + 2")
                #expect(simple.output == "42\n\n")
                let block = try run(home, "if True:\n    'in a block'")
                #expect(block.output == "'in a block'\n\n")
            }
        }

        @Test func errorsDoNotEndIt() throws {
            try withoutLeftovers { home in
                let result = try run(home, "1 / 0\n(]\n'goes on'\nexit(5)\n'never'\n")
                #expect(result.output == "'goes on'\n")
                #expect(result.error.contains("    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n"))
                #expect(result.error.contains("SyntaxError: closing parenthesis ']' does not match opening parenthesis '('\n"))
                #expect(result.status == .exited(5))
            }
        }

        @Test func noHistoryIsWritten() throws {
            try withoutLeftovers { home in
                _ = try run(home, "1\n")
                #expect(try home.run("ls -A") == "")
            }
        }
    }
}
