import TaipanRuntime

/// `math`.
enum MathModule {
    static let declaration = NativeModule(
        "math", "Functions of C's mathematics, and of integers.",
        functions: FloatFunctions.elementary + FloatFunctions.trigonometric + FloatFunctions.parts + FloatFunctions.tests + IntegerFunctions.all + SumFunctions.all
    ) { (vm, module) throws(ScriptException) in
        module.add("pi", vm.makeFloat(Double.pi))
        module.add("e", vm.makeFloat(M_E))
        module.add("tau", vm.makeFloat(2 * Double.pi))
        module.add("inf", vm.makeFloat(.infinity))
        module.add("nan", vm.makeFloat(.nan))
    }
}

extension VM {
    func mathDomainError() -> ScriptException { valueError("math domain error") }
    func mathRangeError() -> ScriptException { raise(.overflowError, "math range error") }

    /// A result, refused when it is no number or infinite although the argument was neither.
    @inline(__always)
    func mathResult(_ argument: Double, _ result: Double, canOverflow: Bool = false) throws(ScriptException) -> Value {
        if result.isNaN && !argument.isNaN { throw mathDomainError() }
        if result.isInfinite && argument.isFinite { throw canOverflow ? mathRangeError() : mathDomainError() }
        return makeFloat(result)
    }
}
