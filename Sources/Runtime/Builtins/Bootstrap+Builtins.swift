extension Bootstrap {
    /// Fills the namespace of `builtins` and puts `builtins` and `sys` into `sys.modules`.
    static func makeBuiltins(_ vm: VM) {
        let runtime = vm.runtime
        let name = vm.intern("builtins")
        let module = vm.makeModule("builtins")
        let namespace = module.record.values[0]
        namespace.retain()
        store(namespace, in: &runtime.pointee.builtins)
        vm.insert(namespace.dict, string: vm.name(.doc), vm.makeString(documentation))
        vm.addFunctions(BuiltinFunctions.all + ScriptFunctions.all, module: name, to: namespace.dict)
        runtime.pointee.lengthFunction = vm.lookup(namespace.dict, string: vm.intern("len"))
        vm.keepForever(runtime.pointee.lengthFunction)
        addConstants(to: namespace.dict, vm)
        QuitterType.add(to: namespace.dict, vm)
        addTypes(to: namespace.dict, vm)
        for kind in ExceptionKind.allCases { vm.insert(namespace.dict, string: vm.intern(kind.name), Value(vm.exceptionType(kind))) }
        for alias in ["EnvironmentError", "IOError"] as [StaticString] {
            vm.insert(namespace.dict, string: vm.intern(alias), Value(vm.exceptionType(.osError)))
        }
        vm.insert(runtime.pointee.modules.dict, string: name, module)
        vm.applyRecursionLimit()
        let ownModules = [
            TypingModule.declaration, WarningsModule.declaration, TracebackModule.declaration, ImportModule.declaration, CodecsModule.declaration,
        ]
        for module in ownModules { runtime.pointee.nativeModules["\(module.name)"] = module }
        let sys = SysModule.make(vm)
        sys.retain()
        store(sys, in: &runtime.pointee.sysModule)
        vm.insert(runtime.pointee.modules.dict, string: vm.intern("sys"), sys)
        for (module, name) in [(module, "builtins"), (sys, "sys")] {
            let loader = Value(runtime.pointee.types.pointee.builtinImporter)
            vm.insert(module.record.values[0].dict, string: vm.intern("__loader__"), loader)
            vm.insert(module.record.values[0].dict, string: vm.intern("__spec__"), vm.makeSpec(name, loader: loader, origin: vm.intern("built-in")))
        }
    }

    private static let documentation: StaticString = "What scripts can name without importing anything."

    private static func addConstants(to namespace: DictPointer, _ vm: VM) {
        let constants: [(StaticString, Value)] = [
            ("None", .none), ("True", .true), ("False", .false), ("Ellipsis", .ellipsis), ("NotImplemented", .notImplemented), ("__debug__", .true),
        ]
        for (name, value) in constants { vm.insert(namespace, string: vm.intern(name), value) }
    }

    private static func addTypes(to namespace: DictPointer, _ vm: VM) {
        let types = vm.types.pointee
        let scriptVisible = [
            types.object, types.type, types.int, types.bool, types.float, types.complex, types.str, types.bytes, types.bytearray, types.memoryview,
            types.list, types.tuple, types.dict, types.set, types.frozenset, types.range, types.slice, types.property, types.classMethod,
            types.staticMethod, types.superProxy, types.enumerate, types.zip, types.map, types.filter, types.reversed,
        ]
        for type in scriptVisible { vm.insert(namespace, string: type.pointee.name, Value(type)) }
    }
}

extension VM {
    /// Adds native functions to a module's namespace, by their declared names. `module` is its name.
    public func addFunctions(_ functions: [Builtin], module: Value, to namespace: DictPointer) {
        let table = DeclarationTable(functions)
        runtime.pointee.declarations.append(table)
        guard let base = table.builtins.baseAddress else { return }
        for index in 0..<table.builtins.count {
            let function = createNativeFunction(UnsafePointer(base + index), name: intern(base[index].name), type: types.pointee.builtinFunction, owner: module)
            insert(namespace, string: function.nativeFunction.pointee.name, function)
            function.release()
        }
    }
}
