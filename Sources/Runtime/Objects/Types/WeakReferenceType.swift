/// `weakref.ReferenceType`.
enum WeakReferenceType {
    static let declaration = TypeDeclaration(
        "weakref.ReferenceType", "A reference that does not keep its object alive.", kind: .weakReference, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}
