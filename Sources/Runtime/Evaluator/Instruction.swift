/// One instruction of the register machine, 64 bits: what to do, flags, and three operands (registers, constants, cache numbers or
/// jump distances).
///
/// One word and not five fields: the evaluator loads it at once, takes out what an operation needs, and hands it on in one machine register.
public struct Instruction {
    private var bits: UInt64

    @inline(__always) init(_ op: Opcode, flags: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
        bits = UInt64(op.rawValue) | UInt64(flags) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }

    @inline(__always) var op: Opcode {
        // Only `init` and this setter write the byte, and both take an Opcode.
        get { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self) }
        set { bits = bits & ~0xFF | UInt64(newValue.rawValue) }
    }
    @inline(__always) var flags: UInt8 { UInt8(truncatingIfNeeded: bits &>> 8) }
    @inline(__always) var a: UInt16 {
        get { UInt16(truncatingIfNeeded: bits &>> 16) }
        set { bits = bits & ~(0xFFFF << 16) | UInt64(newValue) << 16 }
    }
    @inline(__always) var b: UInt16 { UInt16(truncatingIfNeeded: bits &>> 32) }
    @inline(__always) var c: UInt16 { UInt16(truncatingIfNeeded: bits &>> 48) }

    /// A signed 32-bit distance in b and c, in instructions from the next one.
    @inline(__always) var distance: Int {
        get { Int(Int32(truncatingIfNeeded: bits &>> 32)) }
        set { bits = bits & 0xFFFF_FFFF | UInt64(UInt32(bitPattern: Int32(truncatingIfNeeded: newValue))) << 32 }
    }
    /// By how much the instruction may jump, be the operand short or long.
    var jumpDistance: Int { op.hasShortDistance ? Int(Int16(bitPattern: a)) : distance }
    /// An unsigned 32-bit number in b and c.
    @inline(__always) var wide: Int {
        get { Int(bits &>> 32) }
        set { bits = bits & 0xFFFF_FFFF | UInt64(UInt32(truncatingIfNeeded: newValue)) << 32 }
    }
}
