/// `filter`.
enum FilterType {
    static let declaration = IteratorTypes.declaration("filter", "", flags: [.subclassable], staticMethods: [], more: [])
}
