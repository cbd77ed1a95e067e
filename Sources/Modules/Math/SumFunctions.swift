import TaipanRuntime

/// What runs over iterables.
enum SumFunctions {
    static let all: [Builtin] = [
        Builtin("fsum", "(seq, /)", "Sum of floats without rounding on the way.") { (vm, a) throws(ScriptException) in
            var sum = ExactSum()
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                sum.add(try vm.double(item))
                return true
            }
            if sum.hasOverflowed { throw vm.raise(.overflowError, "intermediate overflow in fsum") }
            if sum.isUndefined { throw vm.valueError("-inf + inf in fsum") }
            return vm.makeFloat(sum.result)
        },
        Builtin("prod", "(iterable, /, *, start=1)", "start times all the items.") { (vm, a) throws(ScriptException) in
            let total = vm.makeList([a[1]]).list
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                assign(try vm.binary(.multiply, vm.keep(total[0]), item), to: &total.pointee.items[0])
                return true
            }
            return vm.keep(total[0])
        },
        Builtin("sumprod", "(p, q, /)", "Sum of p[0] * q[0], p[1] * q[1] and so on; both must have the same length.") { (vm, a) throws(ScriptException) in
            let left = try vm.makeList(from: a[0]), right = try vm.makeList(from: a[1])
            guard left.count == right.count else { throw vm.valueError("Inputs are not the same length") }
            let total = vm.makeList([Value(smallInt: 0)]).list
            for index in 0..<left.count {
                let mark = vm.mark
                assign(try vm.binary(.add, vm.keep(total[0]), try vm.binary(.multiply, left[index], right[index])), to: &total.pointee.items[0])
                vm.drain(to: mark)
            }
            return vm.keep(total[0])
        },
        Builtin("hypot", "(*coordinates)", "Length of the vector with these coordinates.") { (vm, a) throws(ScriptException) in
            var values: [Double] = []
            for index in 0..<a[0].tuple.count { values.append(try vm.double(a[0].tuple.items[index])) }
            return vm.makeFloat(length(of: values))
        },
        Builtin("dist", "(p, q, /)", "Length of the straight line from p to q, each a sequence of coordinates.") { (vm, a) throws(ScriptException) in
            let first = try vm.makeTuple(from: a[0]).tuple, second = try vm.makeTuple(from: a[1]).tuple
            guard first.count == second.count else { throw vm.valueError("both points must have the same number of dimensions") }
            var values: [Double] = []
            for index in 0..<first.count { values.append(try vm.double(first.items[index]) - (try vm.double(second.items[index]))) }
            return vm.makeFloat(length(of: values))
        },
    ]

    /// Scaled by the largest, so that squares neither overflow nor vanish.
    private static func length(of values: [Double]) -> Double {
        if values.contains(where: { $0.isInfinite }) { return .infinity }
        if values.contains(where: { $0.isNaN }) { return .nan }
        if values.count == 2 { return hypot(values[0], values[1]) }
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        if largest == 0 { return 0 }
        let scale = scalbn(1, -Int32(largest.exponent))
        guard scale.isFinite else { return values.reduce(0) { hypot($0, $1) } }
        var sum = ExactSum()
        for value in values {
            let scaled = value * scale
            let square = scaled * scaled
            sum.add(square)
            // What rounding of the square lost.
            sum.add(fma(scaled, scaled, -square))
        }
        return sum.result.squareRoot() / scale
    }
}

/// A sum of doubles without rounding on the way: partial sums that do not overlap (Shewchuk).
struct ExactSum {
    private var partials: [Double] = []
    private var special = 0.0
    private var infinities = 0.0
    private(set) var hasOverflowed = false
    private var sawSpecial = false

    mutating func add(_ value: Double) {
        guard value.isFinite else {
            sawSpecial = true
            special += value
            if value.isInfinite { infinities += value }
            return
        }
        var x = value, kept = 0
        for index in partials.indices {
            var y = partials[index]
            if x.magnitude < y.magnitude { swap(&x, &y) }
            let high = x + y, low = y - (high - x)
            if low != 0 {
                partials[kept] = low
                kept += 1
            }
            x = high
        }
        partials.removeLast(partials.count - kept)
        if x != 0 {
            if x.isFinite { partials.append(x) } else { hasOverflowed = true }
        }
    }

    /// Infinities of both signs came together.
    var isUndefined: Bool { sawSpecial && infinities.isNaN }

    var result: Double {
        if sawSpecial { return special }
        guard var high = partials.last else { return 0 }
        var index = partials.count - 1, low = 0.0
        while index > 0 {
            let x = high
            index -= 1
            let y = partials[index]
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // Half to even across several partial sums.
        if index > 0, (low < 0 && partials[index - 1] < 0) || (low > 0 && partials[index - 1] > 0) {
            let y = low * 2, x = high + y
            if y == x - high { high = x }
        }
        return high
    }
}
