import Testing
@testable import TaipanRuntime

/// Classes, instances and exceptions made without a script.
@Suite struct TypesTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private func builtin(_ name: String) -> Value { vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern(name)) }

    private func makeClass(_ name: String, _ bases: [Value] = [], _ attributes: [(String, Value)] = []) throws(ScriptException) -> Value {
        let namespace = vm.makeDict()
        for (name, value) in attributes { vm.insert(namespace, string: vm.intern(name), value) }
        return try vm.call(Value(vm.types.pointee.type), vm.makeString(name), vm.makeTuple(bases), Value(namespace))
    }

    /// The text of the exception that `body` raises.
    private func raised(_ body: () throws(ScriptException) -> Void) -> String {
        do throws(ScriptException) { try body() } catch {
            let exception = vm.takeRaised()
            let text = try? vm.str(exception)
            return "\(vm.typeName(exception)): \(text.map { vm.swiftString($0) } ?? "?")"
        }
        return ""
    }

    @Test func classesAndInstances() throws {
        let a = try makeClass("A", [], [("x", Value(smallInt: 1))])
        let object = try vm.call(a)
        #expect(vm.swiftString(try vm.repr(a)) == "<class 'A'>")
        #expect(try vm.getAttribute(object, vm.intern("x")) == Value(smallInt: 1))
        for number in 0..<10 { try vm.setAttribute(object, vm.intern("a\(number)"), Value(smallInt: number)) }
        #expect(try vm.getAttribute(object, vm.intern("a7")) == Value(smallInt: 7))
        let dict = try vm.getAttribute(object, vm.intern("__dict__"))
        #expect(dict.dict.pointee.count == 10)
        #expect(try vm.isInstance(object, of: a))
        #expect(raised { () throws(ScriptException) in _ = try vm.call(a, .none) } == "TypeError: A() takes no arguments")
    }

    @Test func slots() throws {
        let a = try makeClass("A", [], [("__slots__", vm.makeTuple(vm.intern("x"), vm.intern("__y")))])
        let object = try vm.call(a)
        try vm.setAttribute(object, vm.intern("x"), Value(smallInt: 5))
        #expect(try vm.getAttribute(object, vm.intern("x")) == Value(smallInt: 5))
        #expect(raised { () throws(ScriptException) in _ = try vm.getAttribute(object, vm.intern("_A__y")) } == "AttributeError: 'A' object has no attribute '_A__y'")
        #expect(raised { () throws(ScriptException) in try vm.setAttribute(object, vm.intern("z"), .none) }
            == "AttributeError: 'A' object has no attribute 'z' and no __dict__ for setting new attributes")
        let b = try makeClass("B", [], [("__slots__", vm.intern("w"))])
        #expect(raised { () throws(ScriptException) in _ = try makeClass("C", [a, b]) } == "TypeError: multiple bases have instance lay-out conflict")
    }

    @Test func methodResolutionOrder() throws {
        let a = try makeClass("A"), b = try makeClass("B", [a]), c = try makeClass("C", [a])
        let d = try makeClass("D", [b, c])
        let mro = d.type_.pointee.mro.tuple
        #expect((0..<mro.count).map { vm.typeName(mro.items[$0].type_) } == ["D", "B", "C", "A", "object"])
        #expect(raised { () throws(ScriptException) in _ = try makeClass("E", [a, b]) }
            == "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B")
        #expect(raised { () throws(ScriptException) in _ = try makeClass("E", [builtin("bool")]) } == "TypeError: type 'bool' is not an acceptable base type")
    }

    @Test func exceptions() throws {
        let error = try vm.call(builtin("OSError"), [Value(smallInt: 2), vm.makeString("No such file or directory"), vm.makeString("x")])
        #expect(vm.typeName(error) == "FileNotFoundError")
        #expect(vm.swiftString(try vm.str(error)) == "[Errno 2] No such file or directory: 'x'")
        let key = try vm.call(builtin("KeyError"), vm.makeString("k"))
        #expect(vm.swiftString(try vm.str(key)) == "'k'")
        let group = try vm.call(builtin("BaseExceptionGroup"), vm.makeString("g"), vm.makeList([key, error]))
        #expect(vm.typeName(group) == "ExceptionGroup")
        #expect(vm.swiftString(try vm.str(group)) == "g (2 sub-exceptions)")
        let parts = try vm.callMethod(group, vm.intern("split"), builtin("KeyError"))
        #expect(vm.groupMembers(parts.tuple.items[0]).tuple.items[0] == key)
    }
}
