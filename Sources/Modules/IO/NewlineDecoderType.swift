import TaipanRuntime

/// IncrementalNewlineDecoder: notes, and on request translates, the line endings of text that comes in pieces.
final class NewlineDecoderObject: IOObject {
    @exclusivity(unchecked) var decoder = OwnedValue(.unset)
    @exclusivity(unchecked) var translates = false
    /// The last piece ended in a carriage return: a line feed may follow.
    @exclusivity(unchecked) var hasPendingReturn = false
    @exclusivity(unchecked) var seen: NewlineKinds = []

    override func visit(_ visitor: (Value) -> Void) { visitor(decoder.value) }
    override func clear() { decoder.replace(with: .none) }
    override var needsNoClosing: Bool { true }

    func decode(_ vm: VM, _ input: Value, isFinal: Bool) throws(ScriptException) -> Value {
        var text = input
        if !decoder.value.isNone { text = try vm.call(try vm.getAttribute(decoder.value, io.names.decode), input, Value(isFinal)) }
        guard text.isString else { throw vm.typeError("decoder should return a string result, not '\(vm.typeName(text))'") }
        if hasPendingReturn, isFinal || text.string.count > 0 {
            text = try vm.call(vm.getAttribute(vm.intern("\r"), vm.intern("__add__")), text)
            hasPendingReturn = false
        }
        let count = text.string.count
        if !isFinal, count > 0, text.string[codePoint: count - 1] == 13 {
            hasPendingReturn = true
            text = vm.makeSubstring(text.string, 0..<(count - 1))
        }
        return vm.translateNewlines(text, &seen, translates: translates)
    }
}

/// `_io.IncrementalNewlineDecoder`.
enum NewlineDecoderType {
    static let declaration = TypeDeclaration(
        "_io.IncrementalNewlineDecoder", "Decodes text bit by bit and makes each line end a '\\n'.", kind: .payload, flags: [.subclassable, .hasDict],
        methods: [
            Builtin("__init__", "(self, decoder, translate, errors='strict')", "Wrap another incremental decoder, or None.") { (vm, a) throws(ScriptException) in
                let decoder = try vm.newlineDecoder(a[0], "__init__")
                decoder.decoder.replace(with: a[1])
                decoder.translates = try vm.isTrue(a[2])
                decoder.hasPendingReturn = false
                decoder.seen = []
                return .none
            },
            Builtin("decode", "(self, input, final=False)", "Decode a piece.") { (vm, a) throws(ScriptException) in
                try vm.newlineDecoder(a[0], "decode", initialized: true).decode(vm, a[1], isFinal: try vm.isTrue(a[2]))
            },
            Builtin("getstate", "(self, /)", "The state as bytes and a number.") { (vm, a) throws(ScriptException) in
                let decoder = try vm.newlineDecoder(a[0], "getstate", initialized: true)
                var pending = vm.runtime.pointee.emptyBytes, flag = 0
                if !decoder.decoder.value.isNone {
                    let state = try vm.callMethod(decoder.decoder.value, vm.intern("getstate"))
                    guard state.isObject(of: .tuple), state.tuple.count == 2 else { throw vm.typeError("illegal decoder state") }
                    pending = state.tuple.items[0]
                    flag = try vm.index(state.tuple.items[1])
                }
                guard flag >= 0, flag <= Int.max >> 2 else { throw vm.raise(.overflowError, "Python int too large to convert to C unsigned long long") }
                return vm.makeTuple(pending, vm.makeInt(flag << 1 | (decoder.hasPendingReturn ? 1 : 0)))
            },
            Builtin("setstate", "(self, state, /)", "Go back to a state.") { (vm, a) throws(ScriptException) in
                let decoder = try vm.newlineDecoder(a[0], "setstate", initialized: true)
                guard a[1].isObject(of: .tuple), a[1].tuple.count == 2 else { throw vm.typeError("state argument must be a tuple") }
                let flag = try vm.index(a[1].tuple.items[1])
                decoder.hasPendingReturn = flag & 1 != 0
                if decoder.decoder.value.isNone { return .none }
                return try vm.callMethod(decoder.decoder.value, vm.intern("setstate"), vm.makeTuple(a[1].tuple.items[0], vm.makeInt(flag >> 1)))
            },
            Builtin("reset", "(self, /)", "Forget what has come.") { (vm, a) throws(ScriptException) in
                let decoder = try vm.newlineDecoder(a[0], "reset", initialized: true)
                decoder.seen = []
                decoder.hasPendingReturn = false
                return decoder.decoder.value.isNone ? .none : try vm.callMethod(decoder.decoder.value, vm.intern("reset"))
            },
        ], staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new decoder.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().newlineDecoder) { (vm, io) in NewlineDecoderObject(vm, io) }
            },
        ], attributes: [
            Attribute("newlines", "The kinds of line end met so far: None, a str, or a tuple of them.") { (vm, object) throws(ScriptException) in
                try vm.newlineDecoder(object, "newlines").seen.describe(vm)
            },
        ])
}

extension VM {
    fileprivate func newlineDecoder(_ value: Value, _ method: StaticString, initialized: Bool = false) throws(ScriptException) -> NewlineDecoderObject {
        guard let decoder = value.stream(NewlineDecoderObject.self) else { throw wrongStream(value, method, "IncrementalNewlineDecoder") }
        if initialized, decoder.decoder.value.isUnset { throw valueError("IncrementalNewlineDecoder.__init__() not called") }
        return decoder
    }
}
