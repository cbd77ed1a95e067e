/// The operators that take two operands.
public enum BinaryOperation: UInt8, Sendable {
    case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
    case leftShift, rightShift, bitAnd, bitOr, bitXor

    var special: Special {
        switch self {
        case .add: .add
        case .subtract: .sub
        case .multiply: .mul
        case .divide: .truediv
        case .floorDivide: .floordiv
        case .modulo: .mod
        case .power: .pow
        case .matrixMultiply: .matmul
        case .leftShift: .lshift
        case .rightShift: .rshift
        case .bitAnd: .and
        case .bitOr: .or
        case .bitXor: .xor
        }
    }
    /// `__radd__` and so on.
    var reflected: Special { Special(rawValue: special.rawValue + (Special.radd.rawValue - Special.add.rawValue)) ?? .radd }
    /// `__iadd__` and so on; there is no in-place divmod, so the names behind it lie one nearer.
    var inPlace: Special {
        let offset = special.rawValue - Special.add.rawValue
        return Special(rawValue: Special.iadd.rawValue + (special.rawValue > Special.divmod.rawValue ? offset - 1 : offset)) ?? .iadd
    }
    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "** or pow()"
        case .matrixMultiply: "@"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitAnd: "&"
        case .bitOr: "|"
        case .bitXor: "^"
        }
    }
}

extension VM {
    /// `left op right` for any operands: numbers directly, everything else by special methods.
    public func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        if let result = try binaryNumeric(operation, left, right) { return result }
        let result = try binaryBySpecialMethods(operation, left, right)
        if !result.isNotImplemented { return result }
        throw unsupported(operation, operation.symbol, left, right)
    }

    /// `left op= right`: the in-place method when there is one.
    public func binaryInPlace(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        if left.isObject {
            let method = special(left.header.pointee.type, operation.inPlace)
            if !method.isUnset {
                let result = try callSpecial(method, left, right)
                if !result.isNotImplemented { return result }
            }
        }
        if let result = try binaryNumeric(operation, left, right) { return result }
        let result = try binaryBySpecialMethods(operation, left, right)
        if !result.isNotImplemented { return result }
        throw unsupported(operation, operation == .power ? "**=" : operation.symbol + "=", left, right)
    }

    private func binaryBySpecialMethods(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        let leftType = type(of: left), rightType = type(of: right)
        let method = special(leftType, operation.special)
        let reflected = leftType == rightType ? Value.unset : special(rightType, operation.reflected)
        // A subclass that overrides the reflected method goes first.
        if !reflected.isUnset, isSubtype(rightType, leftType), reflected != special(leftType, operation.reflected) {
            let result = try callSpecial(reflected, right, left)
            if !result.isNotImplemented { return result }
            if !method.isUnset { return try callSpecial(method, left, right) }
            return .notImplemented
        }
        if !method.isUnset {
            let result = try callSpecial(method, left, right)
            if !result.isNotImplemented { return result }
        }
        if !reflected.isUnset { return try callSpecial(reflected, right, left) }
        return .notImplemented
    }

    private func unsupported(_ operation: BinaryOperation, _ symbol: String, _ left: Value, _ right: Value) -> ScriptException {
        if operation == .add, left.isString { return typeError("can only concatenate str (not \"\(typeName(right))\") to str") }
        if operation == .add, left.isObject(of: .list) { return typeError("can only concatenate list (not \"\(typeName(right))\") to list") }
        if operation == .add, left.isObject(of: .tuple) { return typeError("can only concatenate tuple (not \"\(typeName(right))\") to tuple") }
        if operation == .add, left.isObject(of: .bytes) { return typeError("can't concat \(typeName(right)) to bytes") }
        if operation == .multiply {
            for (sequence, other) in [(left, right), (right, left)] where [.string, .list, .tuple, .bytes, .bytearray].contains(sequence.kind) && special(of: other, .index).isUnset {
                return typeError("can't multiply sequence by non-int of type '\(typeName(other))'")
            }
        }
        // What Python 2's `print >> file, text` has become.
        let isPrint = operation == .rightShift && left.isObject(of: .nativeFunction) && left == lookup(runtime.pointee.builtins.dict, string: intern("print"))
        return typeError("unsupported operand type(s) for \(symbol): '\(messageTypeName(left))' and '\(messageTypeName(right))'"
            + (isPrint ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""))
    }
}
