/// The native module `_typing`: type variables, type aliases and `Generic` (PEP 484, 612, 646, 695, 696). The evaluator makes them for
/// type parameter lists through the functions `_make_...`.
enum TypingModule {
    static let declaration = NativeModule("_typing", "What typing does natively.", functions: functions) { (vm, builder) throws(ScriptException) in
        for declaration in [TypeVariableTypes.variable, TypeVariableTypes.tuple, TypeVariableTypes.parameters, TypeAliasTypeType.declaration] { builder.add(declaration) }
        for declaration in [ParameterPartTypes.arguments, ParameterPartTypes.keywords] { builder.add(declaration) }
        builder.add(GenericType.declaration)
        let noDefault = vm.makeType(TypeDeclaration("typing.NoDefaultType", "", kind: .object, flags: [], methods: [
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, _) throws(ScriptException) in vm.makeString("typing.NoDefault") },
        ]), base: vm.types.pointee.object)
        builder.add("NoDefault", vm.makeRecord(kind: .object, type: noDefault))
    }

    private static let functions: [Builtin] = [
        Builtin("_idfunc", "(x, /)", "") { (_, a) throws(ScriptException) in a[0] },
        Builtin("_make_typevar", "(parts, /)", "A TypeVar of a type parameter list.") { (vm, a) throws(ScriptException) in try vm.makeTypeParameter("TypeVar", a[0]) },
        Builtin("_make_typevartuple", "(parts, /)", "A TypeVarTuple of a type parameter list.") { (vm, a) throws(ScriptException) in try vm.makeTypeParameter("TypeVarTuple", a[0]) },
        Builtin("_make_paramspec", "(parts, /)", "A ParamSpec of a type parameter list.") { (vm, a) throws(ScriptException) in try vm.makeTypeParameter("ParamSpec", a[0]) },
        Builtin("_make_typealias", "(parts, /)", "The alias of a type statement.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .tuple), a[0].tuple.count == 3 else { throw vm.typeError("a tuple of three is required") }
            let parts = a[0].tuple.items
            return vm.makeRecord(of: try vm.typingType("TypeAliasType"), parts[0], .unset, parts[2], parts[1].isObject(of: .tuple) ? parts[1] : vm.runtime.pointee.emptyTuple, vm.callerModule)
        },
        Builtin("_make_generic", "(parameters, /)", "Generic[parameters], the implicit base of a generic class.") { (vm, a) throws(ScriptException) in
            vm.makeGenericAlias(Value(try vm.typingType("Generic")), a[0])
        },
    ]
}

/// Fields of type variables.
enum TypeVariableField {
    /// `bound` and `defaultValue` are the values, or unset until the functions behind them have been called.
    static let name = 0, bound = 1, boundThunk = 2, constraints = 3, defaultValue = 4, defaultThunk = 5, variance = 6, module = 7
}

/// `TypeVar`, `TypeVarTuple`, `ParamSpec`: records, see `TypeVariableField`.
enum TypeVariableTypes {
    static let variable = TypeDeclaration(
        "typing.TypeVar", "A name that stands for a type.", kind: .record, flags: [.weakReferencable], methods: methods, staticMethods: [newVariable], attributes: attributes + boundAttributes)
    static let tuple = TypeDeclaration(
        "typing.TypeVarTuple", "A name that stands for any number of types.", kind: .record, flags: [.weakReferencable], methods: methods + [unpack], staticMethods: [newTuple], attributes: attributes)
    static let parameters = TypeDeclaration(
        "typing.ParamSpec", "Parameter specification.", kind: .record, flags: [.weakReferencable], methods: methods, staticMethods: [newParameters], attributes: attributes + boundAttributes + parts)

    private static let parts: [Attribute] = [
        Attribute("args", "What *args holds.", { (vm, v) throws(ScriptException) in vm.makeRecord(of: try vm.typingType("ParamSpecArgs"), v) }),
        Attribute("kwargs", "What **kwargs holds.", { (vm, v) throws(ScriptException) in vm.makeRecord(of: try vm.typingType("ParamSpecKwargs"), v) }),
    ]

    private static let newVariable = Builtin("__new__", "(cls, name, *constraints, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
        guard a[1].isString else { throw vm.typeError("typevar() argument 'name' must be str, not \(vm.argumentTypeName(a[1]))") }
        let constraints = a[2].tuple.count
        if constraints == 1 { throw vm.typeError("A single constraint is not allowed") }
        if constraints > 0, !a[3].isNone { throw vm.typeError("Bound cannot be used with constraints") }
        let covariant = try vm.isTrue(a[5]), contravariant = try vm.isTrue(a[6]), infers = try vm.isTrue(a[7])
        if covariant, contravariant { throw vm.valueError("Bivariant types are not supported.") }
        if infers, covariant || contravariant { throw vm.valueError("Variance cannot be specified with infer_variance.") }
        let variance = Value(smallInt: covariant ? 1 : contravariant ? 2 : infers ? 3 : 0)
        return vm.makeRecord(of: a[0].type_, a[1], a[3], .unset, a[2], a[4], .unset, variance, vm.callerModule)
    }

    private static let newTuple = Builtin("__new__", "(cls, name, *, default=<unrepresentable>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
        guard a[1].isString else { throw vm.typeError("typevartuple() argument 'name' must be str, not \(vm.argumentTypeName(a[1]))") }
        return vm.makeRecord(of: a[0].type_, a[1], .none, .unset, vm.runtime.pointee.emptyTuple, a[2], .unset, Value(smallInt: 3), vm.callerModule)
    }

    private static let newParameters = Builtin("__new__", "(cls, name, *, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
        guard a[1].isString else { throw vm.typeError("paramspec() argument 'name' must be str, not \(vm.argumentTypeName(a[1]))") }
        let variance = Value(smallInt: try vm.isTrue(a[4]) ? 1 : try vm.isTrue(a[5]) ? 2 : try vm.isTrue(a[6]) ? 3 : 0)
        return vm.makeRecord(of: a[0].type_, a[1], a[2], .unset, vm.runtime.pointee.emptyTuple, a[3], .unset, variance, vm.callerModule)
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let fields = try vm.typeVariableSelf(a[0], "__repr__")
            let name = vm.swiftString(fields[TypeVariableField.name])
            switch fields[TypeVariableField.variance].smallInt {
            case 0: return vm.makeString("~" + name)
            case 1: return vm.makeString("+" + name)
            case 2: return vm.makeString("-" + name)
            default: return vm.makeString(name)
            }
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
        Builtin("__typing_subst__", "(self, arg, /)", "") { (_, a) throws(ScriptException) in a[1] },
        Builtin("has_default", "(self, /)", "") { (vm, a) throws(ScriptException) in
            let fields = try vm.typeVariableSelf(a[0], "has_default")
            return Value(!fields[TypeVariableField.defaultValue].isUnset || !fields[TypeVariableField.defaultThunk].isNoneOrUnset)
        },
        Builtin("__mro_entries__", "(self, bases, /)", "") { (vm, a) throws(ScriptException) in
            throw vm.typeError("Cannot subclass an instance of \(vm.typeName(a[0]))")
        },
        Builtin("__reduce__", "(self, /)", "") { (vm, a) throws(ScriptException) in try vm.typeVariableSelf(a[0], "__reduce__")[TypeVariableField.name] },
    ]

    private static let unpack = Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
        try vm.iterate(vm.makeTuple(vm.makeGenericAlias(a[0], vm.runtime.pointee.emptyTuple)))
    }

    private static let attributes: [Attribute] = [
        Attribute("__name__", "", { (_, v) throws(ScriptException) in v.record.values[TypeVariableField.name] }),
        Attribute("__module__", "", { (_, v) throws(ScriptException) in v.record.values[TypeVariableField.module] }),
        Attribute("__default__", "", { (vm, v) throws(ScriptException) in
            let found = try vm.evaluated(v, TypeVariableField.defaultValue, TypeVariableField.defaultThunk)
            return found.isUnset ? try vm.getAttribute(try vm.importModule("_typing"), vm.intern("NoDefault")) : found
        }),
    ]

    private static let boundAttributes: [Attribute] = [
        Attribute("__bound__", "", { (vm, v) throws(ScriptException) in
            let bound = try vm.evaluated(v, TypeVariableField.bound, TypeVariableField.boundThunk)
            return bound.isObject(of: .tuple) ? .none : noneForUnset(bound)
        }),
        Attribute("__constraints__", "", { (vm, v) throws(ScriptException) in
            // `T: (int, str)` in a type parameter list gives a tuple where a bound would stand.
            let bound = try vm.evaluated(v, TypeVariableField.bound, TypeVariableField.boundThunk)
            return bound.isObject(of: .tuple) ? bound : v.record.values[TypeVariableField.constraints]
        }),
        Attribute("__covariant__", "", { (_, v) throws(ScriptException) in Value(v.record.values[TypeVariableField.variance] == Value(smallInt: 1)) }),
        Attribute("__contravariant__", "", { (_, v) throws(ScriptException) in Value(v.record.values[TypeVariableField.variance] == Value(smallInt: 2)) }),
        Attribute("__infer_variance__", "", { (_, v) throws(ScriptException) in Value(v.record.values[TypeVariableField.variance] == Value(smallInt: 3)) }),
    ]
}

/// `ParamSpecArgs` and `ParamSpecKwargs`, what `P.args` and `P.kwargs` are: record (the ParamSpec).
enum ParameterPartTypes {
    static let arguments = TypeDeclaration(
        "typing.ParamSpecArgs", "The args of a ParamSpec: what *args holds.", kind: .record, flags: [.weakReferencable], methods: methods, staticMethods: [new], attributes: attributes)
    static let keywords = TypeDeclaration(
        "typing.ParamSpecKwargs", "The kwargs of a ParamSpec: what **kwargs holds.", kind: .record, flags: [.weakReferencable], methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, origin)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
        return vm.makeRecord(of: a[0].type_, a[1])
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let origin = try vm.parameterPart(a[0], "__repr__")
            let name = vm.typeName(origin) == "ParamSpec" ? try vm.str(try vm.getAttribute(origin, vm.name(.name))) : try vm.repr(origin)
            return vm.makeString("\(vm.swiftString(name)).\(vm.typeName(a[0]) == "ParamSpecArgs" ? "args" : "kwargs")")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let origin = try vm.parameterPart(a[0], "__eq__")
            guard a[1].isObject, a[1].header.pointee.type == a[0].header.pointee.type else { return .notImplemented }
            return Value(try vm.isEqual(origin, try vm.parameterPart(a[1], "__eq__")))
        },
        Builtin("__mro_entries__", "(self, bases, /)", "") { (vm, a) throws(ScriptException) in
            throw vm.typeError("Cannot subclass an instance of \(vm.typeName(a[0]))")
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "__origin__", "The ParamSpec.", { (_, part) throws(ScriptException) in part.record.values[0] }),
    ]
}

/// `TypeAliasType`, what `type X = ...` makes: record (name, value or unset, function that makes it, type parameters, module).
enum TypeAliasTypeType {
    static let declaration = TypeDeclaration(
        "typing.TypeAliasType", "What a `type` statement makes.", kind: .record, flags: [], methods: [
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in try vm.aliasStatementSelf(a[0], "__repr__")[0] },
            Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
            Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
            Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
                guard try vm.aliasStatementSelf(a[0], "__getitem__")[3].tuple.count > 0 else { throw vm.typeError("Only generic type aliases are subscriptable") }
                return vm.makeGenericAlias(a[0], a[1])
            },
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in try vm.aliasStatementSelf(a[0], "__reduce__")[0] },
        ], staticMethods: [
            Builtin("__new__", "(cls, name, value, *, type_params=())", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                guard a[1].isString else { throw vm.typeError("typealias() argument 'name' must be str, not \(vm.argumentTypeName(a[1]))") }
                guard a[3].isObject(of: .tuple) else { throw vm.typeError("type_params must be a tuple") }
                return vm.makeRecord(of: a[0].type_, a[1], a[2], .unset, a[3], vm.callerModule)
            },
        ], attributes: [
            Attribute("__name__", "", { (_, alias) throws(ScriptException) in alias.record.values[0] }),
            Attribute("__value__", "", { (vm, alias) throws(ScriptException) in noneForUnset(try vm.evaluated(alias, 1, 2)) }),
            Attribute("__type_params__", "", { (_, alias) throws(ScriptException) in alias.record.values[3] }),
            Attribute("__parameters__", "", { (_, alias) throws(ScriptException) in alias.record.values[3] }),
            Attribute("__module__", "", { (_, alias) throws(ScriptException) in alias.record.values[4] }),
        ])
}

/// `Generic`.
enum GenericType {
    static let declaration = TypeDeclaration(
        "typing.Generic", "Base of classes that take types in brackets.", kind: .none, flags: [.subclassable], classMethods: [
            Builtin("__class_getitem__", "(cls, params, /)", "Gives the generic alias of the class for the types in brackets.") { (vm, a) throws(ScriptException) in
                vm.makeGenericAlias(a[0], try vm.typeArguments(of: a[0], a[1]))
            },
            Builtin("__init_subclass__", "(cls, /, *args, **kwargs)", "Told of each new subclass; by default it does nothing.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                let type = a[0].type_
                let given = vm.lookup(type.pointee.dict.dict, string: vm.name(.typeParams))
                if given.isObject(of: .tuple) {
                    vm.insert(type.pointee.dict.dict, string: vm.intern("__parameters__"), given)
                } else {
                    let bases = vm.lookup(type.pointee.dict.dict, string: vm.intern("__orig_bases__"))
                    let parameters = bases.isObject(of: .tuple) ? try vm.typeParameters(in: bases) : vm.runtime.pointee.emptyTuple
                    vm.insert(type.pointee.dict.dict, string: vm.intern("__parameters__"), parameters)
                }
                vm.typeChanged(type)
                return .none
            },
        ])
}

extension VM {
    /// A generic class takes as many types as it has type parameters, unless one of those stands for several. Defaults fill up what is missing.
    fileprivate func typeArguments(of owner: Value, _ given: Value) throws(ScriptException) -> Value {
        // `Generic` and `typing.Protocol` themselves are told type variables.
        guard owner.isObject(of: .type), owner.type_ != (try typingType("Generic")), fullTypeName(owner.type_) != "typing.Protocol" else { return given }
        let parameters = try getAttributeOrUnset(owner, intern("__parameters__"))
        guard parameters.isObject(of: .tuple) else { return given }
        let most = parameters.tuple.count
        guard most > 0 else { throw typeError("\(swiftString(try repr(owner))) is not a generic class") }
        for index in 0..<most where typeName(parameters.tuple.items[index]) != "TypeVar" { return given }
        var arguments = given.isObject(of: .tuple) ? (0..<given.tuple.count).map { given.tuple.items[$0] } : [given]
        let count = arguments.count
        while arguments.count < most, try isTrue(try callMethod(parameters.tuple.items[arguments.count], intern("has_default"))) {
            arguments.append(try getAttribute(parameters.tuple.items[arguments.count], intern("__default__")))
        }
        guard arguments.count == most else {
            var least = 0
            while least < most, !(try isTrue(try callMethod(parameters.tuple.items[least], intern("has_default")))) { least += 1 }
            let bound = count < most && least < most ? "at least \(least)" : "\(most)"
            throw typeError("Too \(count > most ? "many" : "few") arguments for \(swiftString(try repr(owner))); actual \(count), expected \(bound)")
        }
        return count == 1 && most == 1 ? given : makeTuple(arguments)
    }

    /// A type of the module `_typing`.
    fileprivate func typingType(_ name: StaticString) throws(ScriptException) -> TypePointer {
        let type = try getAttribute(try importModule("_typing"), intern(name))
        guard type.isObject(of: .type) else { throw typeError("_typing.\(name) is not a type") }
        return type.type_
    }

    /// `__name__` of the module whose code runs, or None.
    fileprivate var callerModule: Value { currentGlobals.map { noneForUnset(lookup($0, string: name(.name))) } ?? .none }

    /// A type variable from (name, function for the bound or None, function for the default or None).
    fileprivate func makeTypeParameter(_ type: StaticString, _ parts: Value) throws(ScriptException) -> Value {
        guard parts.isObject(of: .tuple), parts.tuple.count == 3 else { throw typeError("a tuple of three is required") }
        let items = parts.tuple.items
        return makeRecord(of: try typingType(type), items[0], .unset, items[1], runtime.pointee.emptyTuple, .unset, items[2], Value(smallInt: 3), callerModule)
    }

    fileprivate func typeVariableSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        guard value.isObject(of: .record), Int(value.header.pointee.tailCount) == TypeVariableField.module + 1,
            ["TypeVar", "TypeVarTuple", "ParamSpec"].contains(typeName(value)) else { throw foreignReceiver(value, try typingType("TypeVar"), method) }
        return value.record.values
    }

    fileprivate func parameterPart(_ value: Value, _ method: StaticString) throws(ScriptException) -> Value {
        guard value.isObject(of: .record), ["ParamSpecArgs", "ParamSpecKwargs"].contains(typeName(value)), value.header.pointee.tailCount == 1 else {
            throw foreignReceiver(value, try typingType("ParamSpecArgs"), method)
        }
        return value.record.values[0]
    }

    fileprivate func aliasStatementSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        let type = try typingType("TypeAliasType")
        guard value.isObject(of: .record), value.header.pointee.type == type else { throw foreignReceiver(value, type, method) }
        return value.record.values
    }

    /// A value that is made when somebody asks for it, by calling the function beside it; unset when there is neither.
    fileprivate func evaluated(_ record: Value, _ field: Int, _ thunk: Int) throws(ScriptException) -> Value {
        let known = record.record.values[field]
        if !known.isUnset { return known }
        let function = record.record.values[thunk]
        if function.isNoneOrUnset { return .unset }
        let value = try call(keep(function))
        setField(ofRecord: record, field, value)
        return value
    }
}
