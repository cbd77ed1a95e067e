/// The module `sys`, as far as it needs no kernel: the floors above add streams, arguments and paths.
enum SysModule {
    static func make(_ vm: VM) -> Value {
        let module = vm.makeModule("sys")
        let builder = ModuleBuilder(vm: vm, namespace: module.record.values[0].dict)
        builder.add("__doc__", vm.makeString("The interpreter itself: its streams, paths, modules, hooks and limits."))
        vm.addFunctions(SysFunctions.all, module: vm.intern("sys"), to: builder.namespace)
        for (name, original) in [("displayhook", "__displayhook__"), ("excepthook", "__excepthook__"), ("unraisablehook", "__unraisablehook__")] as [(StaticString, StaticString)] {
            builder.add(original, vm.lookup(builder.namespace, string: vm.intern(name)))
        }
        vm.types.pointee.unraisableReport = UnraisableReport.sequence.makeType(vm)
        addIdentity(builder)
        addLimits(builder)
        addImportState(builder)
        return module
    }

    private static func addIdentity(_ builder: ModuleBuilder) {
        let vm = builder.vm
        let versionType = versionInfo.makeType(vm)
        let version = StructSequence.make(vm, versionType, [Value(smallInt: 3), Value(smallInt: 13), Value(smallInt: 0), vm.intern("final"), Value(smallInt: 0)])
        builder.add("version_info", version)
        builder.add("hexversion", 0x030d_00f0)
        builder.add("version", vm.makeString("3.13.0 (Taipan 0.1) [Swift]"))
        builder.add("api_version", 1013)
        builder.add("abiflags", vm.runtime.pointee.emptyString)
        builder.add("thread_info", StructSequence.make(vm, threadInfo.makeType(vm), [vm.intern("pthread"), vm.intern("semaphore"), .none]))
        builder.add("copyright", vm.makeString("Taipan, a scripting runtime that speaks Python."))
        let implementation = vm.makeNamespace([
            (vm.intern("name"), vm.intern("taipan")), (vm.intern("cache_tag"), .none),
            (vm.intern("version"), StructSequence.make(vm, versionType, [Value(smallInt: 0), Value(smallInt: 1), Value(smallInt: 0), vm.intern("alpha"), Value(smallInt: 0)])),
            (vm.intern("hexversion"), Value(smallInt: 0x0001_00a0)),
        ])
        builder.add("implementation", implementation)
        builder.add("platform", vm.makeString(Platform.name))
        builder.add("byteorder", vm.intern(Int(littleEndian: 1) == 1 ? "little" : "big"))
        for name in ["executable", "prefix", "base_prefix", "exec_prefix", "base_exec_prefix"] as [StaticString] { builder.add(name, vm.runtime.pointee.emptyString) }
        builder.add("platlibdir", vm.intern("lib"))
        builder.add("float_repr_style", vm.intern("short"))
        builder.add("pycache_prefix", .none)
    }

    private static func addLimits(_ builder: ModuleBuilder) {
        let vm = builder.vm
        builder.add("maxsize", Int.max)
        builder.add("maxunicode", 0x10FFFF)
        let floats: [Value] = [
            vm.makeFloat(Double.greatestFiniteMagnitude), Value(smallInt: 1024), Value(smallInt: 308), vm.makeFloat(Double.leastNormalMagnitude),
            Value(smallInt: -1021), Value(smallInt: -307), Value(smallInt: 15), Value(smallInt: 53), vm.makeFloat(Double.ulpOfOne), Value(smallInt: 2), Value(smallInt: 1),
        ]
        builder.add("float_info", StructSequence.make(vm, floatInfo.makeType(vm), floats))
        builder.add("int_info", StructSequence.make(vm, intInfo.makeType(vm), [Value(smallInt: 64), Value(smallInt: 8), Value(smallInt: 4300), Value(smallInt: 640)]))
        builder.add("hash_info", StructSequence.make(vm, hashInfo.makeType(vm), [
            Value(smallInt: 64), Value(smallInt: (1 << 61) - 1), Value(smallInt: 314_159), Value(smallInt: 0), Value(smallInt: 1_000_003), vm.intern("siphash13"),
            Value(smallInt: 64), Value(smallInt: 128), Value(smallInt: 0),
        ]))
        let zero = Value(smallInt: 0), one = Value(smallInt: 1)
        builder.add("flags", StructSequence.make(vm, flags.makeType(vm), [
            zero, zero, zero, zero, one, zero, zero, zero, zero, zero, zero, one, zero, .false, one, zero, .false, Value(smallInt: vm.runtime.pointee.integerDigitLimit),
        ]))
    }

    private static func addImportState(_ builder: ModuleBuilder) {
        let vm = builder.vm
        builder.add("modules", vm.runtime.pointee.modules)
        let types = vm.types.pointee
        builder.add("meta_path", vm.makeList([Value(types.builtinImporter), Value(types.pathFinder), Value(types.libraryImporter)]))
        let hooks = vm.makeDict()
        vm.addFunctions([ImportModule.pathHook], module: vm.intern("_imp"), to: hooks)
        builder.add("path_hooks", vm.makeList([vm.lookup(hooks, string: vm.intern("path_hook_for_FileFinder"))]))
        for name in ["path", "argv", "orig_argv", "warnoptions"] as [StaticString] { builder.add(name, Value(vm.makeList())) }
        builder.add("path_importer_cache", Value(vm.makeDict()))
        builder.add("_xoptions", Value(vm.makeDict()))
        builder.add("dont_write_bytecode", .true)
        let names = (Array(vm.runtime.pointee.nativeModules.keys) + ["builtins", "sys"]).sorted()
        builder.add("builtin_module_names", vm.makeTuple(names.map { vm.intern($0) }))
    }

    private static let versionInfo = StructSequence("sys.version_info", "The version in numbers.", fields: ["major", "minor", "micro", "releaselevel", "serial"])
    static let asyncGeneratorHooks = StructSequence("asyncgen_hooks", "What an event loop has to do with asynchronous generators.", fields: ["firstiter", "finalizer"])
    private static let threadInfo = StructSequence("sys.thread_info", "What threads are made of.", fields: ["name", "lock", "version"])
    private static let floatInfo = StructSequence("sys.float_info", "Limits and precision of floats.", fields: [
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
    ])
    private static let intInfo = StructSequence("sys.int_info", "How integers are represented.", fields: [
        "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold",
    ])
    private static let hashInfo = StructSequence("sys.hash_info", "Parameters of the hash of numbers and strings.", fields: [
        "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff",
    ])
    fileprivate static let flags = StructSequence("sys.flags", "What the options and the environment have set.", fields: [
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning",
        "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
    ])
}

extension VM {
    /// Sets fields of `sys.flags` by name; to be called before any script runs. `optimize` takes effect: code compiled from then on is without
    /// assertions (1) and docstrings (2).
    public func setSysFlags(_ values: [String: Int]) {
        let flags = sysAttribute("flags")
        guard flags.isObject(of: .tuple) else { return }
        if let optimization = values["optimize"] {
            runtime.pointee.optimization = min(optimization, 2)
            insert(runtime.pointee.builtins.dict, string: intern("__debug__"), Value(optimization == 0))
        }
        for (name, value) in values {
            guard let index = SysModule.flags.fields.firstIndex(where: { "\($0)" == name }), index < flags.tuple.count else { continue }
            let isBoolean = flags.tuple.items[index].isBool
            store(isBoolean ? Value(value != 0) : makeInt(value), in: flags.tuple.items + index)
        }
    }
}
