import BigInt
import Testing
@testable import TaipanRuntime

/// Numbers, exercised without a script.
@Suite struct DataNumbersTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private static let samples: [BigInt] = [0, 1, -1, 7, -7, 1 << 61, -(1 << 62), BigInt(1) << 64, -(BigInt(1) << 64), (BigInt(1) << 64) - 1, -((BigInt(1) << 64) - 1),
                                           BigInt(3).power(200), -BigInt(3).power(200)]

    @Test func flooredDivision() {
        for left in DataNumbersTests.samples {
            for right in DataNumbersTests.samples where !right.isZero {
                let (quotient, remainder) = BigInteger.floorDivide(left, right)
                #expect(quotient * right + remainder == left)
                #expect(remainder.isZero || remainder.sign == right.sign)
                #expect(remainder.magnitude < right.magnitude)
            }
        }
    }

    @Test func bitsAreTwosComplement() {
        for left in DataNumbersTests.samples {
            for right in DataNumbersTests.samples {
                let both = BigInteger.combineBits(left, right, &), any = BigInteger.combineBits(left, right, |), different = BigInteger.combineBits(left, right, ^)
                // a + b = (a | b) + (a & b), and a ^ b = (a | b) - (a & b).
                #expect(both + any == left + right)
                #expect(any - both == different)
            }
            #expect(BigInteger.shiftRight(left, 3) == BigInteger.floorDivide(left, 8).quotient)
        }
        #expect(BigInteger.combineBits(-((BigInt(1) << 64) - 1), -2, &) == -(BigInt(1) << 64))
    }

    @Test func doublesAreRoundedToEven() {
        #expect(BigInteger.double((BigInt(1) << 53) + 1) == 0x1p53)
        #expect(BigInteger.double((BigInt(1) << 53) + 3) == 0x1p53 + 4)
        #expect(BigInteger.double((BigInt(1) << 100) + (BigInt(1) << 47)) == 0x1p100)
        #expect(BigInteger.double((BigInt(1) << 100) + (BigInt(1) << 47) + 1) == (0x1p100).nextUp)
        #expect(BigInteger.double(BigInt(1) << 1024) == nil)
        #expect(BigInteger.divide(1, 3) == 1.0 / 3.0)
        #expect(BigInteger.divide(1, BigInt(1) << 1074) == 5e-324)
        #expect(BigInteger.divide(1, BigInt(1) << 1075) == 0)
        #expect(BigInteger.divide(3, BigInt(1) << 1075) == 1e-323)
        #expect(BigInteger.divide(BigInt(10).power(400), BigInt(10).power(399)) == 10)
    }

    @Test func comparisonsWithFloatsAreExact() {
        #expect(BigInteger.compare((BigInt(1) << 53) + 1, 0x1p53) == 1)
        #expect(BigInteger.compare(BigInt(10).power(400), .infinity) == -1)
        #expect(BigInteger.compare(2, 2.5) == -1)
        #expect(BigInteger.compare(-2, -2.5) == 1)
        #expect(BigInteger.compare(1, .nan) == nil)
    }

    @Test func equalNumbersHashAlike() throws {
        for number in [0, 1, -1, 1 << 60, (1 << 61) - 1, 1 << 61] {
            let integer = try vm.hash(vm.makeInt(number))
            #expect(BigInteger.hash(BigInt(number)) == integer)
            if Int(exactly: Double(number)) == number { #expect(try vm.hash(vm.makeFloat(Double(number))) == integer) }
        }
        #expect(vm.hashDouble(0.5) == 1 << 60)
    }

    @Test func powersAndRoots() {
        for base in [2, 3, -5, 10, 48] { #expect(BigInteger.power(BigInt(base), 77) == BigInt(base).power(77)) }
        let square = BigInt(7).power(151)
        #expect(BigInteger.squareRoot(square * square) == square)
        #expect(BigInteger.squareRoot(square * square - 1) == square - 1)
        #expect(BigInteger.inverse(3, modulus: 7) == 5)
        #expect(BigInteger.inverse(2, modulus: 4) == nil)
        #expect(BigInteger.rangeProduct(1, 25) == (1...25).reduce(BigInt(1)) { $0 * BigInt($1) })
    }

    @Test func bytesGoThereAndBack() {
        for value in DataNumbersTests.samples {
            var bytes = [UInt8](repeating: 0, count: 48)
            for little in [true, false] {
                let fits = bytes.withUnsafeMutableBytes { BigInteger.write(value, to: $0, littleEndian: little, signed: true) }
                #expect(fits)
                #expect(bytes.withUnsafeBytes { BigInteger.fromBytes($0, littleEndian: little, signed: true) } == value)
            }
        }
        var one: [UInt8] = [0]
        #expect(!one.withUnsafeMutableBytes { BigInteger.write(128, to: $0, littleEndian: true, signed: true) })
        #expect(one.withUnsafeMutableBytes { BigInteger.write(-128, to: $0, littleEndian: true, signed: true) })
    }
}
