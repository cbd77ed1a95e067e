/// One instruction of the register machine, 64 bits: what to do, flags, and three operands (registers, constants, cache numbers or
/// jump distances).
public struct Instruction {
    var op: Opcode
    var flags: UInt8
    var a: UInt16
    var b: UInt16
    var c: UInt16

    @inline(__always) init(_ op: Opcode, flags: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
        self.op = op
        self.flags = flags
        self.a = UInt16(truncatingIfNeeded: a)
        self.b = UInt16(truncatingIfNeeded: b)
        self.c = UInt16(truncatingIfNeeded: c)
    }

    /// A signed 32-bit distance in b and c, in instructions from the next one.
    @inline(__always) var distance: Int {
        get { Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16)) }
        set {
            let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: newValue))
            b = UInt16(truncatingIfNeeded: bits)
            c = UInt16(truncatingIfNeeded: bits >> 16)
        }
    }
    /// By how much the instruction may jump, be the operand short or long.
    var jumpDistance: Int { op.hasShortDistance ? Int(Int16(bitPattern: a)) : distance }
    /// An unsigned 32-bit number in b and c.
    @inline(__always) var wide: Int {
        get { Int(UInt32(b) | UInt32(c) << 16) }
        set {
            b = UInt16(truncatingIfNeeded: newValue)
            c = UInt16(truncatingIfNeeded: newValue >> 16)
        }
    }
}
