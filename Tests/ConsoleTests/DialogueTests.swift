import Testing

extension ConsoleTests {
    /// What is typed and what comes back.
    @Suite struct Statements {
        @Test func valuesAreShownAndKept() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("6 * 7", gives: "42\n")
                try dialogue.expect("_ + 1", gives: "43\n")
                try dialogue.expect("None", gives: "")
                try dialogue.expect("_", gives: "43\n")
                try dialogue.expect("a = 'x'; a * 3; 5", gives: "'xxx'\n5\n")
                try dialogue.expect("   ", gives: "")
            }
        }

        @Test func blocksEndWithAnEmptyLine() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("def double(n):")
                try dialogue.await("... ")
                try dialogue.enter("    if n:")
                try dialogue.await("... ")
                try dialogue.enter("        return 2 * n")
                try dialogue.await("... ")
                try dialogue.enter("")
                try dialogue.await(">>> ")
                try dialogue.expect("double(21)", gives: "42\n")
                try dialogue.enter("(1 +")
                try dialogue.await("... ")
                try dialogue.expect("2)", gives: "3\n")
                try dialogue.enter("'''one")
                try dialogue.await("... ")
                try dialogue.expect("two'''", gives: "'one\\ntwo'\n")
            }
        }

        @Test func pastedTextIsOneStroke() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.paste("def triple(n):\n    first = n\n\n    return first * 3\n\nprint('sum', triple(4) + 1)\n")
                try dialogue.enter("")
                try dialogue.await("\nsum 13\n")
                try dialogue.await(">>> ")
                try dialogue.expect("triple(5)", gives: "15\n")
            }
        }

        @Test func tracebacksShowWhatWasTyped() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("def fail(n):")
                try dialogue.await("... ")
                try dialogue.enter("    return 1 / n")
                try dialogue.await("... ")
                try dialogue.enter("")
                try dialogue.await(">>> ")
                try dialogue.expect("'another line'", gives: "'another line'\n")
                try dialogue.expect("fail(0)", gives: """
                    Traceback (most recent call last):
                      File "<stdin>", line 1, in <module>
                        fail(0)
                        ~~~~^^^
                      File "<stdin>", line 2, in fail
                        return 1 / n
                               ~~^~~
                    ZeroDivisionError: division by zero

                    """)
            }
        }

        @Test func wrongSyntaxIsPointedAt() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("x = 1 +* 2", gives: """
                      File "<stdin>", line 1
                        x = 1 +* 2
                               ^
                    SyntaxError: invalid syntax

                    """)
                try dialogue.expect("2", gives: "2\n")
            }
        }

        @Test func widePrintingAndEditing() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("größe = '漢字 🐍'; größe", gives: "'漢字 🐍'\n")
                // The last character is rubbed out whole.
                try dialogue.type("len('ä漢🐍")
                try dialogue.await("🐍")
                try dialogue.type("\u{7F}")
                try dialogue.enter("')")
                try dialogue.await("\n2\n")
            }
        }

        @Test func aLocaleWithoutUnicodeDoesNotMatter() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home, environment: home.environment(locale: "C"))
                try dialogue.await(">>> ")
                try dialogue.expect("'漢字'", gives: "'漢字'\n")
            }
        }

        @Test func aTerminalWithoutControlSequencesWillDo() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home, environment: home.environment(terminal: "dumb"))
                let before = try dialogue.await(">>> ")
                #expect(before == "")
                try dialogue.enter("6 * 7")
                try dialogue.await("\n42\n>>> ")
            }
        }

        @Test func scriptsReadLines() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("name = input('who? ')")
                try dialogue.await("\nwho? ")
                try dialogue.enter("somebody")
                try dialogue.await(">>> ")
                try dialogue.expect("name.upper()", gives: "'SOMEBODY'\n")
                try dialogue.enter("input('more? ')")
                try dialogue.await("\nmore? ")
                try dialogue.type("\u{4}")
                try dialogue.await("EOFError")
                try dialogue.await(">>> ")
                try dialogue.expect("1", gives: "1\n")
            }
        }

        @Test func outputWithoutLineEndIsSeen() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.expect("print('no end', end='')", gives: "no end")
                try dialogue.expect("3", gives: "3\n")
            }
        }

        @Test func promptsAreTheScripts() throws {
            try withoutLeftovers { home in
                let dialogue = try Dialogue(home)
                try dialogue.await(">>> ")
                try dialogue.enter("import sys; sys.ps1, sys.ps2")
                try dialogue.await("\n('>>> ', '... ')\n>>> ")
                try dialogue.enter("sys.ps1 = 'next: '; sys.ps2 = 'and: '")
                try dialogue.await("\nnext: ")
                try dialogue.enter("if True:")
                try dialogue.await("\nand: ")
                try dialogue.enter("    print('ran')")
                try dialogue.await("\nand: ")
                try dialogue.enter("")
                try dialogue.await("\nran\nnext: ")
            }
        }
    }
}
