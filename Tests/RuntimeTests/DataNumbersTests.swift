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
        #expect(3.divided(by: BigInteger(1) << 1075) == 1e-323)
        #expect((BigInteger(10).power(400)).divided(by: BigInteger(10).power(399)) == 10)
    }

    @Test func comparisonsWithFloatsAreExact() {
        #expect(((BigInteger(1) << 53) + 1).compare(0x1p53) == 1)
        #expect((BigInteger(10).power(400)).compare(.infinity) == -1)
        #expect(2.compare(2.5) == -1)
        #expect((-2).compare(-2.5) == 1)
        #expect(1.compare(.nan) == nil)
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
        for base in [2, 3, -5, 10, 48] { #expect(BigInteger(base).power(77) == BigInteger(base).power(77)) }
        let square = BigInteger(7).power(151)
        #expect((square * square).squareRoot == square)
        #expect((square * square - 1).squareRoot == square - 1)
        #expect(3.inverse(modulus: 7) == 5)
        #expect(2.inverse(modulus: 4) == nil)
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
        #expect(!one.withUnsafeMutableBytes { 128.write(to: $0, littleEndian: true, signed: true) })
        #expect(one.withUnsafeMutableBytes { (-128).write(to: $0, littleEndian: true, signed: true) })
    }
}
