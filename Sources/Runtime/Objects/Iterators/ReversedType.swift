/// `reversed`.
enum ReversedType {
    static let declaration = IteratorTypes.declaration("reversed", "", flags: [.subclassable], staticMethods: [], more: [])
}
