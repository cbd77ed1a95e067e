import CDescriptors

extension Inheritance {
    /// One descriptor as the kernel has it.
    public struct OpenDescriptor: Hashable, Sendable {
        public let number: Int32
        public let isInheritable: Bool
    }

    /// Every open descriptor of this process, in order of numbers, whoever opened it. For reports: it asks the kernel
    /// about each.
    public static func openDescriptors() throws(KernelError) -> [OpenDescriptor] {
        let directory = try DirectoryStream(path: listing)
        defer { directory.close() }
        var numbers: [Int32] = []
        while let number = try directory.next(.plain, { name, _ -> Int32? in
            Int32(String(decoding: name, as: UTF8.self))
        }) {
            if let number, number != directory.descriptor { numbers.append(number) }
        }
        return numbers.sorted().compactMap { number in
            guard let inheritable = try? isInheritable(number) else { return nil }
            return OpenDescriptor(number: number, isInheritable: inheritable)
        }
    }
}
