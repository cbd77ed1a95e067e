/// `member_descriptor`.
enum MemberDescriptorType {
    static let declaration = TypeDeclaration(
        "member_descriptor", "", kind: .memberDescriptor, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
