/// `zip`.
enum ZipType {
    static let declaration = IteratorTypes.declaration("zip", "", flags: [.subclassable], staticMethods: [], more: [])
}
