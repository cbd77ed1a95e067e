/// `weakref.CallableProxyType`.
enum WeakCallableProxyType {
    static let declaration = TypeDeclaration(
        "weakref.CallableProxyType", "", kind: .weakReference, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
