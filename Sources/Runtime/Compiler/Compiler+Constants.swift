import TaipanIntegers
import TaipanSyntax

/// Constant folding: one pass over the arena, in which children come before their parents, so there is no recursion.
///
/// Nothing is folded that would raise, and results stay small: integers below 63 bits, strings below 4,096 code points.
extension Compiler {
    func foldConstants() {
        for index in 0..<tree.expressionCount {
            let id = ExpressionID(rawValue: UInt32(truncatingIfNeeded: index))
            switch tree[id] {
            case .constant(let constant): folded[index] = value(of: constant)
            case .name(let name, let context):
                if context == .delete { noteDeleted(name) } else if context == .load, value(of: name) == debugName { folded[index] = Value(optimization == 0) }
            case .named: namedOffsets.append(tree.span(of: id).start)
            case .unary(let op, let operand):
                let inner = value(of: operand)
                if !inner.isUnset { folded[index] = fold(op, inner) }
            case .binary(let left, let op, let right):
                let first = value(of: left), second = value(of: right)
                if !first.isUnset && !second.isUnset { folded[index] = fold(first, op, second) }
            case .tuple(let elements, .load): folded[index] = foldTuple(elements)
            case .slice(let lower, let upper, let step): folded[index] = foldSlice(lower, upper, step)
            case .compare(let left, let comparisons): inspect(id, left, comparisons)
            case .call(let function, _, _): inspect(callee: function)
            case .subscript(let object, let index, .load): inspect(object, index: index)
            default: break
            }
        }
        namedOffsets.sort()
        for index in 0..<tree.statementCount {
            let statement = StatementID(rawValue: UInt32(truncatingIfNeeded: index))
            switch tree[statement] {
            case .try(let id):
                for handler in tree[tree[id].handlers] {
                    if let name = handler.name { noteDeleted(name) }
                }
            case .assert(let test, _): inspect(statement, test: test)
            default: break
            }
        }
    }

    private func noteDeleted(_ name: NameID) {
        deletedNames.insert(name)
        if tree.bytes(of: name).starts(with: [UInt8(ascii: "_"), UInt8(ascii: "_")]) { deletesPrivateName = true }
    }

    /// The value of a constant expression, else unset.
    @inline(__always) func value(of id: ExpressionID) -> Value { folded[Int(id.rawValue)] }

    func isConstant(_ id: ExpressionID) -> Bool { !value(of: id).isUnset }

    /// Whether evaluating the expression may rebind a name of this scope.
    func rebindsNames(_ id: ExpressionID) -> Bool {
        if namedOffsets.isEmpty { return false }
        let span = tree.span(of: id)
        var low = 0, high = namedOffsets.count
        while low < high {
            let middle = (low + high) / 2
            if namedOffsets[middle] < span.start { low = middle + 1 } else { high = middle }
        }
        return low < namedOffsets.count && namedOffsets[low] < span.end
    }

    private func value(of constant: Constant) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .true
        case .false: return .false
        case .ellipsis: return .ellipsis
        case .integer(let integer): return vm.makeInt(Int(integer))
        case .bigInteger(let id):
            let (digits, radix) = tree.digits(of: id)
            return vm.makeInt(BigInteger(digits: digits.map { UInt8(truncatingIfNeeded: digitValue($0)) }, radix: radix))
        case .float(let number): return vm.makeFloat(number)
        case .imaginary(let number): return vm.makeComplex(0, number)
        case .string(let id, _):
            let bytes = tree.bytes(of: id)
            let text = bytes.withUnsafeBytes { vm.makeString(utf8: $0) }
            return bytes.allSatisfy(isNameByte) ? vm.intern(text) : text
        case .bytes(let id): return tree.bytes(of: id).withUnsafeBytes { vm.makeBytes($0) }
        }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): return true
        default: return false
        }
    }

    private func foldSlice(_ lower: ExpressionID?, _ upper: ExpressionID?, _ step: ExpressionID?) -> Value {
        var parts: [Value] = []
        for part in [lower, upper, step] {
            let item = part.map { value(of: $0) } ?? .none
            guard item.isNone || item.isInt else { return .unset }
            parts.append(item)
        }
        return vm.makeSlice(parts[0], parts[1], parts[2])
    }

    private func foldTuple(_ elements: ExpressionList) -> Value {
        var values: [Value] = []
        values.reserveCapacity(Int(elements.count))
        for element in tree[elements] {
            let item = value(of: element)
            if item.isUnset { return .unset }
            values.append(item)
        }
        return vm.makeTuple(values)
    }

    /// The truth of a constant.
    func truth(_ constant: Value) -> Bool {
        if constant.isBool { return constant.isTrue }
        if constant.isNone { return false }
        if constant.isInt { return constant.smallInt != 0 }
        if let number = vm.floatValue(constant) { return number != 0 }
        switch constant.kind {
        case .string: return constant.string.count != 0
        case .bytes: return constant.bytes.pointee.count != 0
        case .tuple: return constant.tuple.count != 0
        case .complex:
            let complex = constant.pointer(as: ComplexObject.self)
            return complex.pointee.real != 0 || complex.pointee.imaginary != 0
        default: return true
        }
    }
}

// MARK: - Operators

extension Compiler {
    private func fold(_ op: UnaryOperator, _ operand: Value) -> Value {
        if op == .not { return Value(!truth(operand)) }
        if let whole = vm.bigValue(operand), op != .plus || !operand.isBool {
            switch op {
            case .minus: return vm.makeInt(-whole)
            case .invert: return operand.isBool ? foldInversion(operand) : vm.makeInt(-whole - 1)
            default: return operand
            }
        }
        if let number = vm.floatValue(operand), op != .invert { return op == .minus ? vm.makeFloat(-number) : operand }
        if operand.kind == .complex, op == .minus {
            let complex = operand.pointer(as: ComplexObject.self)
            return vm.makeComplex(-complex.pointee.real, -complex.pointee.imaginary)
        }
        return .unset
    }

    /// Warns as the operation does when it runs; not folded where that raises.
    private func foldInversion(_ bool: Value) -> Value {
        do throws(ScriptException) { return try vm.inverted(bool) } catch {
            _ = vm.takeRaised()
            return .unset
        }
    }

    private func fold(_ left: Value, _ op: BinaryOperator, _ right: Value) -> Value {
        if left.isInt && right.isInt { return fold(left.smallInt, op, right.smallInt) }
        if left.kind == .complex || right.kind == .complex { return foldComplex(left, op, right) }
        if left.isExactString || right.isExactString { return foldString(left, op, right) }
        guard let first = double(left), let second = double(right) else { return .unset }
        switch op {
        case .add: return vm.makeFloat(first + second)
        case .subtract: return vm.makeFloat(first - second)
        case .multiply: return vm.makeFloat(first * second)
        case .divide: return second == 0 ? .unset : vm.makeFloat(first / second)
        default: return .unset
        }
    }

    /// A number as a double, where that loses nothing.
    private func double(_ value: Value) -> Double? {
        if value.isInt { return Double(exactly: value.smallInt) }
        return vm.floatValue(value)
    }

    private func fold(_ left: Int, _ op: BinaryOperator, _ right: Int) -> Value {
        func small(_ outcome: (partialValue: Int, overflow: Bool)) -> Value {
            outcome.overflow || !Value.fitsSmallInt(outcome.partialValue) ? .unset : Value(smallInt: outcome.partialValue)
        }
        switch op {
        case .add: return small(left.addingReportingOverflow(right))
        case .subtract: return small(left.subtractingReportingOverflow(right))
        case .multiply: return small(left.multipliedReportingOverflow(by: right))
        case .divide:
            guard right != 0, abs(left) < 1 << 53, abs(right) < 1 << 53 else { return .unset }
            return vm.makeFloat(Double(left) / Double(right))
        case .floorDivide, .modulo:
            guard right != 0 else { return .unset }
            var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
            if remainder != 0, (remainder < 0) != (right < 0) {
                quotient -= 1
                remainder += right
            }
            return small((op == .modulo ? remainder : quotient, false))
        case .power:
            guard right >= 0, right < 64 else { return .unset }
            var result = 1
            for _ in 0..<right {
                let (next, overflow) = result.multipliedReportingOverflow(by: left)
                if overflow { return .unset }
                result = next
            }
            return small((result, false))
        case .leftShift:
            guard right >= 0, right < 62 else { return .unset }
            let shifted = left << right
            return shifted >> right == left ? small((shifted, false)) : .unset
        case .rightShift: return right < 0 ? .unset : Value(smallInt: left >> min(right, 63))
        case .bitAnd: return Value(smallInt: left & right)
        case .bitOr: return Value(smallInt: left | right)
        case .bitXor: return Value(smallInt: left ^ right)
        case .matrixMultiply: return .unset
        }
    }

    /// `1 + 2j` is how complex numbers are written.
    private func foldComplex(_ left: Value, _ op: BinaryOperator, _ right: Value) -> Value {
        guard op == .add || op == .subtract, right.kind == .complex, let real = double(left) else { return .unset }
        let complex = right.pointer(as: ComplexObject.self)
        return op == .add ? vm.makeComplex(real + complex.pointee.real, complex.pointee.imaginary)
            : vm.makeComplex(real - complex.pointee.real, -complex.pointee.imaginary)
    }

    private func foldString(_ left: Value, _ op: BinaryOperator, _ right: Value) -> Value {
        if op == .add, left.isExactString, right.isExactString {
            let count = left.string.count + right.string.count
            return count <= 4096 ? makeString(count: count) { $0 < left.string.count ? left.string[codePoint: $0] : right.string[codePoint: $0 - left.string.count] } : .unset
        }
        let text = left.isExactString ? left : right, times = left.isExactString ? right : left
        guard op == .multiply, times.isInt, times.smallInt > 0, text.isExactString, text.string.count > 0, times.smallInt <= 4096 / text.string.count else { return .unset }
        return makeString(count: text.string.count * times.smallInt) { text.string[codePoint: $0 % text.string.count] }
    }

    private func makeString(count: Int, _ codePoint: (Int) -> UInt32) -> Value {
        let codePoints = (0..<count).map(codePoint)
        return codePoints.withUnsafeBufferPointer { vm.makeString(codePoints: $0) }
    }
}
