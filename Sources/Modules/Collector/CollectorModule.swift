import TaipanRuntime

/// The module `gc`: the collector of cycles. Everything else is freed at its last reference.
enum CollectorModule {
    static let declaration = NativeModule("gc", "The collector of objects that only refer to each other.", functions: functions + settings + questions) { (vm, builder) throws(ScriptException) in
        let garbage = Value(vm.makeList()), callbacks = Value(vm.makeList())
        builder.add("garbage", garbage)
        builder.add("callbacks", callbacks)
        vm.setCollectorLists(garbage: garbage, callbacks: callbacks)
        for (name, bits) in [("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32), ("DEBUG_LEAK", 38)] as [(StaticString, Int)] {
            builder.add(name, bits)
        }
    }

    private static let settings: [Builtin] = [
        Builtin("get_threshold", "()", "How soon the next collection is due, as three numbers.") { (vm, _) throws(ScriptException) in
            vm.makeTuple(vm.collectorThresholds.map { vm.makeInt($0) })
        },
        Builtin("set_threshold", "(threshold0, threshold1=<unrepresentable>, threshold2=<unrepresentable>, /)", "Sets how soon the next collection is due; 0 for never.") { (vm, a) throws(ScriptException) in
            var thresholds = vm.collectorThresholds
            for index in 0..<3 where !a[index].isUnset { thresholds[index] = Int(try vm.int32(a[index])) }
            vm.collectorThresholds = thresholds.map { max(0, $0) }
            return .none
        },
        Builtin("get_debug", "()", "The debugging flags.") { (vm, _) throws(ScriptException) in vm.makeInt(vm.collectorDebugging.rawValue) },
        Builtin("set_debug", "(flags, /)", "Sets debugging flags, a sum of the DEBUG_ constants.") { (vm, a) throws(ScriptException) in
            vm.collectorDebugging = CollectorDebugging(rawValue: Int(try vm.int32(a[0])))
            return .none
        },
        Builtin("freeze", "()", "Have the collector pass over all objects that there are now.") { (vm, _) throws(ScriptException) in
            vm.freezeObjects(true)
            return .none
        },
        Builtin("unfreeze", "()", "Have the collector look at all objects again.") { (vm, _) throws(ScriptException) in
            vm.freezeObjects(false)
            return .none
        },
        Builtin("get_freeze_count", "()", "How many objects the collector passes over.") { (vm, _) throws(ScriptException) in vm.makeInt(vm.frozenObjectCount) },
    ]

    private static let questions: [Builtin] = [
        Builtin("get_count", "()", "How many objects were made since the last collection, and two zeros.") { (vm, _) throws(ScriptException) in
            vm.makeTuple(vm.makeInt(vm.collectorCounts.new), Value(smallInt: 0), Value(smallInt: 0))
        },
        Builtin("get_stats", "()", "What was collected, a dict for each generation; there is only the oldest.") { (vm, _) throws(ScriptException) in
            let counts = vm.collectorCounts
            return vm.makeList((0..<3).map { generation in
                let dict = vm.makeDict()
                vm.insert(dict, string: vm.intern("collections"), vm.makeInt(generation == 2 ? counts.collections : 0))
                vm.insert(dict, string: vm.intern("collected"), vm.makeInt(generation == 2 ? counts.collected : 0))
                vm.insert(dict, string: vm.intern("uncollectable"), Value(smallInt: 0))
                return Value(dict)
            })
        },
        Builtin("get_objects", "(generation=None)", "All objects that the collector looks at; all of them are of the oldest generation.") { (vm, a) throws(ScriptException) in
            if !a[0].isNone {
                let generation = try vm.index(a[0])
                guard generation >= 0 else { throw vm.valueError("generation parameter cannot be negative") }
                guard generation < 3 else { throw vm.valueError("generation parameter must be less than the number of available generations (3)") }
                if generation < 2 { return Value(vm.makeList()) }
            }
            return vm.collectorObjects()
        },
        Builtin("get_referrers", "(*objs)", "The objects that refer to one of those given.") { (vm, a) throws(ScriptException) in vm.referrers(of: a[0].tuple) },
        Builtin("get_referents", "(*objs)", "The objects that those given refer to.") { (vm, a) throws(ScriptException) in vm.referents(of: a[0].tuple) },
        Builtin("is_tracked", "(obj, /)", "Whether the collector looks at the object.") { (vm, a) throws(ScriptException) in Value(vm.isTracked(a[0])) },
        Builtin("is_finalized", "(obj, /)", "Whether the object's __del__ has been called.") { (vm, a) throws(ScriptException) in Value(vm.isFinalized(a[0])) },
    ]

    private static let functions: [Builtin] = [
        Builtin("collect", "(generation=2)", "Look for cycles now; returns how many objects were found.") { (vm, a) throws(ScriptException) in
            guard (0...2).contains(try vm.index(a[0])) else { throw vm.valueError("invalid generation") }
            return vm.makeInt(vm.collectCycles())
        },
        Builtin("enable", "()", "Let cycles be looked for from time to time.") { (vm, _) throws(ScriptException) in
            vm.collectsAutomatically = true
            return .none
        },
        Builtin("disable", "()", "Look for cycles only when `collect` is called.") { (vm, _) throws(ScriptException) in
            vm.collectsAutomatically = false
            return .none
        },
        Builtin("isenabled", "()", "Whether cycles are looked for from time to time.") { (vm, _) throws(ScriptException) in Value(vm.collectsAutomatically) },
    ]
}
