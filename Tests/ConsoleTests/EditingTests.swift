import Testing

extension ConsoleTests {
    /// History and completion.
    @Suite struct Editing {
        static let up = "\u{1B}[A", tab = "\t"

        @Test func arrowsRecall() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("'first' + '!'", gives: "'first!'\n")
                try dialogue.expect("'second' + '!'", gives: "'second!'\n")
                try dialogue.type(Self.up + Self.up + "\r")
                try dialogue.await("\n'first!'\n")
            }
        }

        @Test func blocksAreRecalledWhole() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("for i in range(2):")
                try dialogue.await("... ")
                try dialogue.enter("    print('turn', i)")
                try dialogue.await("... ")
                try dialogue.enter("")
                try dialogue.await("\nturn 0\nturn 1\n")
                try dialogue.await(">>> ")
                try dialogue.type(Self.up)
                try dialogue.await("'turn', i)")
                try dialogue.enter("")
                try dialogue.enter("")
                try dialogue.await("\nturn 0\nturn 1\n")
            }
        }

        @Test func historyOutlivesTheSession() throws {
            try withoutLeftovers { home in
                let first = try Dialogue(home)
                try first.await(">>> ")
                try first.expect("'kept' + '\\n' + 'é'", gives: "'kept\\né'\n")
                try first.type("\u{4}")
                #expect(try first.end() == .exited(0))
                #expect(try home.run("ls -l .taipan_history | cut -c 1-10") == "-rw-------\n")

                let second = try Dialogue(home)
                try second.await(">>> ")
                try second.type(Self.up + "\r")
                try second.await("\n'kept\\né'\n")
            }
        }

        @Test func historyLiesWhereTheEnvironmentSays() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home, environment: home.environment() + ["TAIPAN_HISTORY=\(home.path)/elsewhere"])
                try dialogue.await(">>> ")
                try dialogue.expect("1 + 1", gives: "2\n")
                let listing = try home.run("ls -A; cat elsewhere")
                #expect(listing == "elsewhere\n1 + 1\n")
            }
        }

        @Test(arguments: [
            ("something_long = 7", "somet\t", "7"),
            ("import time", "time.strfti\t.__name__", "'strftime'"),
            ("", "'abc'.__class__ is str and Fals\t", "False"),
            ("", "import sysx as o\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}thre\t; threading.__name__", "'threading'"),
        ])
        func tabCompletes(_ before: String, _ keys: String, _ answer: String) throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.answer(to: before)
                try dialogue.type(keys + "\r")
                try dialogue.await("\n\(answer)\n")
            }
        }

        @Test func tabShowsTheChoices() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.answer(to: "apple_red = 1; apple_green = 2")
                try dialogue.type("app\t")
                try dialogue.await("apple_")
                try dialogue.type("\t")
                try dialogue.await("\napple_green  apple_red  \n")
                try dialogue.enter("red")
                try dialogue.await("\n1\n")
            }
        }

        @Test func tabIndents() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("if True:")
                try dialogue.await("... ")
                try dialogue.enter("\tprint('in' + 'side')")
                try dialogue.await("... ")
                try dialogue.enter("")
                try dialogue.await("\ninside\n")
            }
        }
    }
}
