import TaipanRuntime

/// The functions of integers.
enum IntegerFunctions {
    static let all: [Builtin] = [
        Builtin("gcd", "(*integers)", "Greatest integer that divides all arguments; 0 without any.") { (vm, a) throws(ScriptException) in
            var result = Value(smallInt: 0)
            for index in 0..<a[0].tuple.count { result = vm.integerGCD(result, vm.keep(try vm.indexValue(a[0].tuple.items[index]))) }
            return result
        },
        Builtin("lcm", "(*integers)", "Least positive integer that all arguments divide; 0 if one is 0.") { (vm, a) throws(ScriptException) in
            var result = Value(smallInt: 1)
            for index in 0..<a[0].tuple.count {
                let number = vm.keep(try vm.indexValue(a[0].tuple.items[index]))
                let divisor = vm.integerGCD(result, number)
                if divisor == Value(smallInt: 0) {
                    result = divisor
                    continue
                }
                result = try vm.integerArithmetic(.multiply, try vm.integerArithmetic(.floorDivide, result, divisor), number)
                if vm.isNegative(result) { result = try vm.integerArithmetic(.subtract, Value(smallInt: 0), result) }
            }
            return result
        },
        Builtin("isqrt", "(n, /)", "Square root of an integer, rounded down.") { (vm, a) throws(ScriptException) in
            let number = try vm.indexValue(a[0])
            guard !vm.isNegative(number) else { throw vm.valueError("isqrt() argument must be nonnegative") }
            return vm.integerSquareRoot(number)
        },
        Builtin("factorial", "(n, /)", "1 * 2 * ... * n; ValueError below zero.") { (vm, a) throws(ScriptException) in
            let number = try vm.indexValue(a[0])
            guard !vm.isNegative(number) else { throw vm.valueError("factorial() not defined for negative values") }
            guard let count = vm.intValue(number) else { throw vm.raise(.overflowError, "factorial() argument should not exceed 9223372036854775807") }
            return try vm.integerRangeProduct(1, count)
        },
        Builtin("perm", "(n, k=None, /)", "In how many ways k of n things can be put in a row; n! without k.") { (vm, a) throws(ScriptException) in
            let n = try vm.indexValue(a[0])
            if a[1].isNone {
                guard !vm.isNegative(n) else { throw vm.valueError("factorial() not defined for negative values") }
                guard let count = vm.intValue(n) else { throw vm.raise(.overflowError, "factorial() argument should not exceed 9223372036854775807") }
                return try vm.integerRangeProduct(1, count)
            }
            vm.keep(n)
            return try choose(vm, n, try vm.indexValue(a[1]), ordered: true)
        },
        Builtin("comb", "(n, k, /)", "In how many ways k of n things can be chosen.") { (vm, a) throws(ScriptException) in
            let n = vm.keep(try vm.indexValue(a[0]))
            return try choose(vm, n, try vm.indexValue(a[1]), ordered: false)
        },
    ]

    private static func choose(_ vm: VM, _ n: Value, _ k: Value, ordered: Bool) throws(ScriptException) -> Value {
        guard !vm.isNegative(n) else { throw vm.valueError("n must be a non-negative integer") }
        guard !vm.isNegative(k) else { throw vm.valueError("k must be a non-negative integer") }
        if vm.compareIntegers(k, n) > 0 { return Value(smallInt: 0) }
        var count = k
        if !ordered {
            let other = try vm.integerArithmetic(.subtract, n, k)
            if vm.compareIntegers(other, k) < 0 { count = other }
        }
        guard let factors = vm.intValue(count) else {
            throw vm.raise(.overflowError, ordered ? "k must not exceed 9223372036854775807" : "min(n - k, k) must not exceed 9223372036854775807")
        }
        if factors == 0 { return Value(smallInt: 1) }
        let product: Value
        if let total = vm.intValue(n) {
            product = try vm.integerRangeProduct(total - factors + 1, total)
        } else {
            var result = n, factor = n
            for _ in 1..<factors {
                factor = try vm.integerArithmetic(.subtract, factor, Value(smallInt: 1))
                result = try vm.integerArithmetic(.multiply, result, factor)
            }
            product = result
        }
        return ordered ? product : try vm.integerArithmetic(.floorDivide, product, try vm.integerRangeProduct(1, factors))
    }
}
