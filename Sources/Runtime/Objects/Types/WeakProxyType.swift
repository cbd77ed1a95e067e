/// `weakref.ProxyType`.
enum WeakProxyType {
    static let declaration = TypeDeclaration(
        "weakref.ProxyType", "", kind: .weakReference, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
