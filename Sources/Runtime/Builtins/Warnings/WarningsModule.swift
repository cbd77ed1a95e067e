/// The native module `_warnings`: what `warnings` needs to be the caller of nobody in a traceback. The filters lie in its namespace until
/// `warnings` is imported, which may replace them.
enum WarningsModule {
    static let declaration = NativeModule("_warnings", "Warnings: filters, and who has been warned already.", functions: functions) { (vm, module) throws(ScriptException) in
        func filter(_ action: StaticString, _ category: ExceptionKind, module: Value = .none) -> Value {
            vm.makeTuple([vm.intern(action), .none, Value(vm.exceptionType(category)), module, Value(smallInt: 0)])
        }
        module.add("filters", vm.makeList([
            filter("default", .deprecationWarning, module: vm.intern("__main__")), filter("ignore", .deprecationWarning),
            filter("ignore", .pendingDeprecationWarning), filter("ignore", .importWarning), filter("ignore", .resourceWarning),
        ]))
        module.add("_defaultaction", vm.intern("default"))
        module.add("_onceregistry", Value(vm.makeDict()))
    }

    private static let functions: [Builtin] = [
        Builtin("warn", "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)",
                "Warns about the code that calls, or with a higher level about what called that.") { (vm, a) throws(ScriptException) in
            var level = try vm.index(a[2])
            var prefixes: [String] = []
            if !a[4].isUnset {
                guard a[4].isObject(of: .tuple) else {
                    throw vm.typeError("warn() argument 'skip_file_prefixes' must be tuple, not \(vm.typeName(a[4]))")
                }
                for index in 0..<a[4].tuple.count {
                    let prefix = a[4].tuple.items[index]
                    guard prefix.isString else { throw vm.typeError("Found non-str '\(vm.typeName(prefix))' in skip_file_prefixes.") }
                    prefixes.append(vm.swiftString(prefix))
                }
                if !prefixes.isEmpty { level = max(level, 2) }
            }
            let category = try vm.warningCategory(of: a[0], a[1])
            try vm.warn(category, a[0], at: vm.warningPlace(level: level, skipping: prefixes), source: a[3])
            return .none
        },
        Builtin("warn_explicit", "(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)",
                "Warns about a place that is given instead of looked for.") { (vm, a) throws(ScriptException) in
            guard a[2].isString else { throw vm.typeError("warn_explicit() argument 'filename' must be str, not \(vm.typeName(a[2]))") }
            let line = Int(try vm.int32(a[3]))
            guard a[6].isNone || a[6].isObject(of: .dict) else { throw vm.typeError("module_globals must be a dict, not '\(vm.typeName(a[6]))'") }
            guard a[5].isNone || a[5].isObject(of: .dict) else { throw vm.typeError("'registry' must be a dict or None") }
            if a[4].isNone { return .none }
            let module = a[4].isUnset ? vm.moduleName(ofFile: a[2]) : a[4]
            try vm.warn(a[1], a[0], at: WarningPlace(filename: a[2], line: line, module: module, registry: a[5]), source: a[7])
            return .none
        },
        Builtin("_filters_mutated", "()", "The filters have changed: what modules remember of earlier warnings no longer counts.") { (vm, _) throws(ScriptException) in
            vm.runtime.pointee.warningFiltersVersion += 1
            return .none
        },
    ]
}
