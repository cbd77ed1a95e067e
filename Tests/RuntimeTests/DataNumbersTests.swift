import TaipanIntegers
import Testing
@testable import TaipanRuntime

/// Numbers, exercised without a script.
@Suite struct DataNumbersTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private static let samples: [BigInteger] = [0, 1, -1, 7, -7, 1 << 61, -(1 << 62), BigInteger(1) << 64, -(BigInteger(1) << 64), (BigInteger(1) << 64) - 1, -((BigInteger(1) << 64) - 1),
                                           BigInteger(3).power(200), -BigInteger(3).power(200)]

    @Test func flooredDivision() {
        for left in DataNumbersTests.samples {
            for right in DataNumbersTests.samples where !right.isZero {
                let (quotient, remainder) = left.floorDivided(by: right)
                #expect(quotient * right + remainder == left)
                #expect(remainder.isZero || remainder.isNegative == right.isNegative)
                #expect(remainder.magnitude < right.magnitude)
            }
        }
    }

    @Test func bitsAreTwosComplement() {
        for left in DataNumbersTests.samples {
            for right in DataNumbersTests.samples {
                let both = left.combiningBits(with: right, &), any = left.combiningBits(with: right, |), different = left.combiningBits(with: right, ^)
                // a + b = (a | b) + (a & b), and a ^ b = (a | b) - (a & b).
                #expect(both + any == left + right)
                #expect(any - both == different)
            }
            #expect(left >> 3 == left.floorDivided(by: 8).quotient)
        }
        #expect((-((BigInteger(1) << 64) - 1)).combiningBits(with: -2, &) == -(BigInteger(1) << 64))
    }

    @Test func doublesAreRoundedToEven() {
        #expect(((BigInteger(1) << 53) + 1).double == 0x1p53)
        #expect(((BigInteger(1) << 53) + 3).double == 0x1p53 + 4)
        #expect(((BigInteger(1) << 100) + (BigInteger(1) << 47)).double == 0x1p100)
        #expect(((BigInteger(1) << 100) + (BigInteger(1) << 47) + 1).double == (0x1p100).nextUp)
        #expect((BigInteger(1) << 1024).double == nil)
        #expect(BigInteger(1).divided(by: 3) == 1.0 / 3.0)
        #expect(BigInteger(1).divided(by: BigInteger(1) << 1074) == 5e-324)
        #expect(BigInteger(1).divided(by: BigInteger(1) << 1075) == 0)
        #expect(BigInteger(3).divided(by: BigInteger(1) << 1075) == 1e-323)
        #expect((BigInteger(10).power(400)).divided(by: BigInteger(10).power(399)) == 10)
    }

    @Test func comparisonsWithFloatsAreExact() {
        #expect(((BigInteger(1) << 53) + 1).compare(0x1p53) == 1)
        #expect((BigInteger(10).power(400)).compare(.infinity) == -1)
        #expect(BigInteger(2).compare(2.5) == -1)
        #expect(BigInteger(-2).compare(-2.5) == 1)
        #expect(BigInteger(1).compare(.nan) == nil)
    }

    @Test func equalNumbersHashAlike() throws {
        for number in [0, 1, -1, 1 << 60, (1 << 61) - 1, 1 << 61] {
            let integer = try vm.hash(vm.makeInt(number))
            #expect(BigInteger(number).hash == integer)
            if Int(exactly: Double(number)) == number { #expect(try vm.hash(vm.makeFloat(Double(number))) == integer) }
        }
        #expect(vm.hashDouble(0.5) == 1 << 60)
    }

    @Test func powersAndRoots() {
        for base in [2, 3, -5, 10, 48] { #expect(BigInteger(base).power(77) == (0..<77).reduce(BigInteger(1)) { product, _ in product * BigInteger(base) }) }
        let square = BigInteger(7).power(151)
        #expect((square * square).squareRoot == square)
        #expect((square * square - 1).squareRoot == square - 1)
        #expect(BigInteger(3).inverse(modulus: 7) == 5)
        #expect(BigInteger(2).inverse(modulus: 4) == nil)
        #expect(BigInteger.rangeProduct(1, 25) == (1...25).reduce(BigInteger(1)) { $0 * BigInteger($1) })
    }

    @Test func bytesGoThereAndBack() {
        for value in DataNumbersTests.samples {
            var bytes = [UInt8](repeating: 0, count: 48)
            for little in [true, false] {
                let fits = bytes.withUnsafeMutableBytes { value.write(to: $0, littleEndian: little, signed: true) }
                #expect(fits)
                #expect(bytes.withUnsafeBytes { BigInteger(bytes: $0, littleEndian: little, signed: true) } == value)
            }
        }
        var one: [UInt8] = [0]
        #expect(!one.withUnsafeMutableBytes { BigInteger(128).write(to: $0, littleEndian: true, signed: true) })
        #expect(one.withUnsafeMutableBytes { BigInteger(-128).write(to: $0, littleEndian: true, signed: true) })
    }

    /// Numbers long enough for every way of multiplying and dividing, with runs of ones and zeros, where carries and estimates go wrong.
    private static func longNumber(words: Int, seed: UInt64) -> BigInteger {
        var state = seed, result: BigInteger = 0
        for index in 0..<words {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let word = (state >> 32) % 3 == 0 ? UInt64.max : (state >> 32) % 3 == 1 ? 0 : state
            result = (result << 64) + BigInteger(index == 0 ? word | 1 : word)
        }
        return result
    }

    @Test(arguments: [1, 2, 3, 39, 40, 41, 79, 80, 81, 200, 333, 700]) func productsAndQuotientsOfLongNumbers(words: Int) {
        for other in [1, 2, 20, 40, 41, 100, 161, 300] {
            let left = Self.longNumber(words: words, seed: 7), right = Self.longNumber(words: other, seed: 11)
            let product = left * right
            // By rows of one word each: no other algorithm takes part.
            var rows: BigInteger = 0
            for word in 0..<other { rows += (left * BigInteger(UInt64(truncatingIfNeeded: right >> (64 * word)))) << (64 * word) }
            #expect(product == rows)
            let rest = right - 1
            let (quotient, remainder) = (product + rest).floorDivided(by: right)
            #expect(quotient == left && remainder == rest)
        }
    }

    @Test(arguments: [2, 3, 8, 10, 16, 32, 36]) func digitsGoThereAndBack(radix: Int) {
        for words in [1, 2, 23, 24, 90, 400] {
            let number = -Self.longNumber(words: words, seed: UInt64(radix))
            let text = number.text(radix: radix)
            #expect(text[0] == 45)
            let digits = text.dropFirst().map { $0 < 58 ? $0 - 48 : $0 - 87 }
            #expect(BigInteger(digits: digits, radix: radix, negative: true) == number)
        }
    }
}
