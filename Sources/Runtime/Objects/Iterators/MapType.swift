/// `map`.
enum MapType {
    static let declaration = IteratorTypes.declaration("map", "", flags: [.subclassable], staticMethods: [], more: [])
}
