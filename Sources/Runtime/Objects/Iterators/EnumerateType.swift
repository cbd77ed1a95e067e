/// `enumerate`.
enum EnumerateType {
    static let declaration = IteratorTypes.declaration("enumerate", "", flags: [.subclassable], staticMethods: [], more: [])
}
