import TaipanRuntime

/// `itertools`.
enum ItertoolsModule {
    static let declaration = NativeModule("itertools", "Building blocks for iterators.", functions: [GroupingIterators.tee]) { (vm, module) throws(ScriptException) in
        for type in EndlessIterators.types + SelectingIterators.types + JoiningIterators.types + CombinatoricIterators.types + GroupingIterators.types {
            module.add(type)
        }
    }

    /// A declaration of one of the module's types.
    static func type(_ name: StaticString, _ documentation: StaticString, new: Builtin, methods: [Builtin] = [], classMethods: [Builtin] = []) -> TypeDeclaration {
        TypeDeclaration(name, documentation, kind: .iterator, flags: [.subclassable], methods: IteratorTypes.methods + methods, classMethods: classMethods,
                        staticMethods: [new])
    }
}

extension VM {
    /// The class argument of an iterator type's `__new__`.
    func iteratorClass(_ a: Arguments) throws(ScriptException) -> TypePointer {
        guard a[0].isObject(of: .type), a[0].type_.pointee.instanceKind == .iterator else {
            throw typeError("__new__(X): X is not an iterator type (\(typeName(a[0])))")
        }
        return a[0].type_
    }

    func iteratorSelf(_ a: Arguments) throws(ScriptException) -> IteratorPointer {
        guard a[0].isObject(of: .iterator) else { throw typeError("an iterator is required, not '\(typeName(a[0]))'") }
        return a[0].iterator
    }

    /// An argument that counts something: not negative.
    func countArgument(_ value: Value, _ message: String) throws(ScriptException) -> Int {
        let number = try index(value)
        guard number >= 0 else { throw valueError(message) }
        return number
    }
}
