/// `type`.
enum TypeType {
    static let declaration = TypeDeclaration(
        "type", "type(object) -> the object's type; type(name, bases, dict, **kwds) -> a new type.", kind: .type, flags: [.subclassable, .isMetaclass, .weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}
