import TaipanRuntime
import TaipanSyntax

// What a REPL asks an interpreter.

extension Interpreter {
    /// Whether text is a whole statement.
    public enum Completeness: Sendable {
        case complete
        /// More lines are needed.
        case incomplete
        /// No continuation can make it right.
        case wrong
    }

    /// First line of an interactive session.
    public var banner: String { "Taipan 0.1 (Python 3.13)" }

    /// Begins a dialogue: gives `sys` the prompts that are usual, which tell scripts that somebody types.
    public func beginDialogue() {
        let vm = self.vm
        let sys = vm.runtime.pointee.sysModule.record.values[0].dict
        let mark = vm.mark
        for (name, prompt) in [("ps1", ">>> "), ("ps2", "... ")] as [(StaticString, StaticString)] where vm.lookup(sys, string: vm.intern(name)).isUnset {
            vm.insert(sys, string: vm.intern(name), vm.makeString(prompt))
        }
        vm.drain(to: mark)
    }

    /// Whether a name means the builtin, no global having taken its place.
    public func isBuiltin(_ name: String) -> Bool {
        let vm = self.vm
        let mark = vm.mark
        defer { vm.drain(to: mark) }
        return vm.lookup(globals, string: vm.intern(name)).isUnset && !vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern(name)).isUnset
    }

    /// `sys.ps1` or `sys.ps2` as text, or what is usual.
    public func prompt(_ name: String, _ usual: String) -> String {
        let value = try? guarded { (vm) throws(ScriptException) -> String in
            let prompt = try vm.getAttributeOrUnset(vm.runtime.pointee.sysModule, vm.intern(name))
            return prompt.isUnset ? usual : vm.swiftString(try vm.str(prompt))
        }
        return value ?? usual
    }

    /// Whether `block`, lines as they were typed, is a whole statement. A compound statement is whole after an empty line. Text that was pasted
    /// may hold several statements.
    public func completeness(of block: String, isPasted: Bool = false) -> Completeness {
        switch Parser.completeness(ofInteractive: Array(block.utf8), following: isPasted ? .statements : .emptyLine) {
        case .complete: .complete
        case .incomplete: .incomplete
        case .wrong: .wrong
        }
    }
}
