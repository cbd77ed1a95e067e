import Descriptors
import TaipanRuntime

/// `os.DirEntry`: what scandir says of one entry; its methods ask the system once and remember.
final class DirectoryEntry: Payload {
    let name: OwnedValue
    let path: OwnedValue
    /// Of the directory, when that was given as a descriptor: names are looked up in it.
    private let directory: Int32?
    private let inode: UInt64
    private let type: UInt8
    @exclusivity(unchecked) private var status: FileStatus?
    @exclusivity(unchecked) private var linkStatus: FileStatus?

    init(name: Value, path: Value, directory: Int32?, inode: UInt64, type: UInt8) {
        self.name = OwnedValue(name)
        self.path = OwnedValue(path)
        self.directory = directory
        self.inode = inode
        self.type = type
    }

    override func visit(_ visitor: (Value) -> Void) {
        visitor(name.value)
        visitor(path.value)
    }

    // d_type of readdir(3).
    private static let unknown: UInt8 = 0, folder: UInt8 = 4, regular: UInt8 = 8, link: UInt8 = 10

    /// stat(2) or lstat(2), once.
    private func fetch(_ vm: VM, follows: Bool) throws(ScriptException) -> FileStatus {
        if let known = follows && !isLink ? linkStatus ?? status : follows ? status : linkStatus { return known }
        let argument = try PathArgument(vm, directory == nil ? path.value : name.value)
        let found = try vm.kernel({ () throws(KernelError) in
            try Kernel.status(of: argument.pointer, in: directory ?? Kernel.currentDirectory, flags: follows ? 0 : AT_SYMLINK_NOFOLLOW, vm.modules.kernel)
        }, filename: path.value)
        if follows { status = found } else { linkStatus = found }
        return found
    }

    /// As far as the directory tells.
    private var isLink: Bool { type == Self.link || type == Self.unknown }

    fileprivate func isKind(_ vm: VM, _ mode: UInt32, _ wanted: UInt8, follows: Bool) throws(ScriptException) -> Bool {
        if type != Self.unknown, type != Self.link || !follows { return type == wanted }
        let found = try vm.ignoring(.fileNotFoundError) { () throws(ScriptException) in try fetch(vm, follows: follows) }
        return found.map { $0.mode & 0o170000 == mode } ?? false
    }

    static func expect(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> DirectoryEntry {
        guard let entry = value.payload(as: DirectoryEntry.self) else {
            throw vm.typeError("descriptor '\(method)' for 'posix.DirEntry' objects doesn't apply to a '\(vm.typeName(value))' object")
        }
        return entry
    }

    static let declaration = TypeDeclaration(
        "posix.DirEntry", "", kind: .payload, flags: [.notInstantiable],
        methods: [
            Builtin("is_dir", "(self, *, follow_symlinks=True)", "Tells whether it is a directory; asks the system at most once.") { (vm, a) throws(ScriptException) in
                Value(try expect(vm, a[0], "is_dir").isKind(vm, 0o040000, folder, follows: try vm.isTrue(a[1])))
            },
            Builtin("is_file", "(self, *, follow_symlinks=True)", "Tells whether it is a regular file; asks the system at most once.") { (vm, a) throws(ScriptException) in
                Value(try expect(vm, a[0], "is_file").isKind(vm, 0o100000, regular, follows: try vm.isTrue(a[1])))
            },
            Builtin("is_symlink", "(self, /)", "Tells whether it is a symbolic link; asks the system at most once.") { (vm, a) throws(ScriptException) in
                Value(try expect(vm, a[0], "is_symlink").isKind(vm, 0o120000, link, follows: false))
            },
            Builtin("is_junction", "(self, /)", "False: junctions are a thing of Windows.") { (vm, a) throws(ScriptException) in
                _ = try expect(vm, a[0], "is_junction")
                return .false
            },
            Builtin("stat", "(self, *, follow_symlinks=True)", "What os.stat() says about it; asks the system once.") { (vm, a) throws(ScriptException) in
                vm.makeStatus(try expect(vm, a[0], "stat").fetch(vm, follows: try vm.isTrue(a[1])))
            },
            Builtin("inode", "(self, /)", "Number of the inode.") { (vm, a) throws(ScriptException) in
                vm.makeInt(try expect(vm, a[0], "inode").inode)
            },
            Builtin("__fspath__", "(self, /)", "Gives the path as os.fspath() asks for it.") { (vm, a) throws(ScriptException) in
                vm.keep(try expect(vm, a[0], "__fspath__").path.value)
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                vm.makeString("<DirEntry \(vm.swiftString(try vm.repr(try expect(vm, a[0], "__repr__").name.value)))>")
            },
        ],
        classMethods: [
            Builtin("__class_getitem__", "(cls, item, /)", "Gives the generic alias of the class for the types in brackets.") { (vm, a) throws(ScriptException) in vm.makeGenericAlias(a[0], a[1]) },
        ],
        attributes: [
            Attribute("name", "The name within the directory.", { (vm, value) throws(ScriptException) in
                vm.keep(try expect(vm, value, "name").name.value)
            }),
            Attribute("path", "The directory's path as given to scandir() with the name.", { (vm, value) throws(ScriptException) in
                vm.keep(try expect(vm, value, "path").path.value)
            }),
        ])
}

/// What `os.scandir` gives: an iterator that closes its directory at its end, at `close()`, and when it goes away.
final class DirectoryIterator: Payload {
    @exclusivity(unchecked) private var stream: DirectoryStream?
    private let path: OwnedValue
    private let descriptor: Int32?
    private let isBytes: Bool

    init(_ vm: VM, _ stream: DirectoryStream, path: Value, descriptor: Int32?, isBytes: Bool) {
        self.stream = stream
        self.path = OwnedValue(path)
        self.descriptor = descriptor
        self.isBytes = isBytes
    }

    fileprivate func close() {
        stream?.close()
        stream = nil
    }

    override func finalize(_ vm: VM) {
        guard stream != nil else { return }
        close()
        vm.silently { (vm) throws(ScriptException) in
            try vm.warn(.resourceWarning, "unclosed scandir iterator \(vm.swiftString(try vm.repr(path.value)))")
        }
    }

    /// The directory and the name, joined with a slash where one is missing.
    private func join(_ vm: VM, _ name: Value) throws(ScriptException) -> Value {
        if descriptor != nil { return name }
        if isBytes {
            let directory = path.value.bytes.buffer
            return vm.makeBytes(Array(directory) + (directory.last == 47 || directory.isEmpty ? [] : [47]) + Array(name.bytes.buffer))
        }
        let directory = path.value.string
        let needsSlash = directory.count > 0 && directory[codePoint: directory.count - 1] != 47
        let start = needsSlash ? try vm.concatenate(directory, vm.intern("/").string) : path.value
        return try vm.concatenate(start.string, name.string)
    }

    fileprivate func next(_ vm: VM) throws(ScriptException) -> Value {
        guard let stream, let type = vm.modules.system.directoryEntryType else { return .unset }
        let found: (name: Value, inode: UInt64, type: UInt8)?
        do throws(KernelError) { found = try vm.nextEntry(stream, isBytes: isBytes) } catch {
            close()
            throw vm.raise(error, filename: path.value)
        }
        guard let found else {
            close()
            return .unset
        }
        return vm.makeObject(type, payload: DirectoryEntry(name: found.name, path: try join(vm, found.name), directory: descriptor, inode: found.inode, type: found.type))
    }

    private static func expect(_ vm: VM, _ value: Value) throws(ScriptException) -> DirectoryIterator {
        guard let iterator = value.payload(as: DirectoryIterator.self) else { throw vm.typeError("a scandir iterator is required, not '\(vm.typeName(value))'") }
        return iterator
    }

    static let declaration = TypeDeclaration(
        "posix.ScandirIterator", "", kind: .payload, flags: [.notInstantiable],
        methods: [
            Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (_, a) throws(ScriptException) in a[0] },
            Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
                let entry = try expect(vm, a[0]).next(vm)
                if entry.isUnset { throw vm.raise(.stopIteration) }
                return entry
            },
            Builtin("close", "(self, /)", "Close the iterator.") { (vm, a) throws(ScriptException) in
                try expect(vm, a[0]).close()
                return .none
            },
            Builtin("__enter__", "(self, /)", "") { (_, a) throws(ScriptException) in a[0] },
            Builtin("__exit__", "(self, /, *exception)", "") { (vm, a) throws(ScriptException) in
                try expect(vm, a[0]).close()
                return .none
            },
        ])
}
