import TaipanRuntime

/// The builtins that speak to who sits at the console: `help`, `copyright`, `credits`, `license`. What they show is made by the shipped
/// module pydoc, imported when one of them is called for the first time.
enum SiteBuiltins {
    private static let helper = TypeDeclaration(
        "_sitebuiltins._Helper", "Tells about an object, or about what a dotted name leads to.", kind: .record, methods: [
            Builtin("__call__", "(self, /, *args, **kwds)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
                let help = try vm.getAttribute(try vm.importModule("pydoc"), vm.intern("help"))
                return try vm.call(help, tuple: a[1], dict: a[2])
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                vm.intern("Type help(object) for help about an object, help() for how to ask.")
            },
        ])

    /// Record: the text.
    private static let notice = TypeDeclaration(
        "_sitebuiltins._Printer", "A text about the program, shown when called.", kind: .record, methods: [
            Builtin("__call__", "(self, /)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
                let show = try vm.getAttribute(try vm.importModule("pydoc"), vm.intern("_show_notice"))
                return try vm.call(show, text(vm, a[0]))
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in text(vm, a[0]) },
        ])

    /// An object that `object.__new__` made has no text.
    private static func text(_ vm: VM, _ object: Value) -> Value {
        guard object.isObject(of: .record), object.header.pointee.tailCount > 0 else { return vm.intern("") }
        return object.record.values[0]
    }

    private static let texts: [(name: StaticString, text: StaticString)] = [
        ("copyright", "Taipan, a scripting runtime that speaks Python. Its authors hold the copyright."),
        ("credits", """
            Taipan stands on the Swift toolchain, swift-system, BigInt and libedit. The language is Python: thanks to those who have made it
            and written down what it does.
            """),
        ("license", """
            The terms of Taipan come with its source. It is linked with swift-system (Apache 2.0), BigInt (MIT) and libedit (BSD).
            """),
    ]

    /// Adds them to the builtins.
    static func add(_ vm: VM) {
        let builtins = vm.runtime.pointee.builtins.dict
        let object = vm.types.pointee.object
        let mark = vm.mark
        vm.insert(builtins, string: vm.intern("help"), vm.makeRecord(of: vm.makeType(helper, base: object)))
        let type = vm.makeType(notice, base: object)
        for (name, text) in texts { vm.insert(builtins, string: vm.intern(name), vm.makeRecord(of: type, vm.makeString(text))) }
        vm.drain(to: mark)
    }
}
