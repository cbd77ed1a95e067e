/// One instruction of the register machine, 64 bits: what to do, flags, and three operands (registers, constants, cache numbers or
/// jump distances).
public struct Instruction {
    var op: Opcode
    let flags: UInt8
    var a: UInt16
    private(set) var b: UInt16
    private(set) var c: UInt16

    @inline(__always) init(_ op: Opcode, flags: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
        self.op = op
        self.flags = flags
        self.a = UInt16(truncatingIfNeeded: a)
        self.b = UInt16(truncatingIfNeeded: b)
        self.c = UInt16(truncatingIfNeeded: c)
    }

    /// A signed 32-bit distance in b and c, in instructions from the next one.
    @inline(__always) var distance: Int {
        get { Int(Int32(truncatingIfNeeded: wide)) }
        set { wide = newValue }
    }
    /// By how much the instruction may jump, be the operand short or long.
    var jumpDistance: Int { op.hasShortDistance ? Int(Int16(bitPattern: a)) : distance }
    /// An unsigned 32-bit number in b and c.
    @inline(__always) var wide: Int {
        get { Int(UInt32(b) | UInt32(c) << 16) }
        set {
            b = UInt16(truncatingIfNeeded: newValue)
            c = UInt16(truncatingIfNeeded: newValue &>> 16)
        }
    }
}

typealias InstructionPointer = UnsafeMutablePointer<Instruction>

/// The fields of an instruction where it lies. The evaluator hands on the pointer and never loads the whole instruction: an operand
/// that is addressed in memory costs one machine instruction, one that is shifted out of a loaded word three or four.
extension UnsafeMutablePointer where Pointee == Instruction {
    @inline(__always) var op: Opcode { pointee.op }
    @inline(__always) var flags: UInt8 { pointee.flags }
    @inline(__always) var a: UInt16 { pointee.a }
    @inline(__always) var b: UInt16 { pointee.b }
    @inline(__always) var c: UInt16 { pointee.c }
    @inline(__always) var distance: Int { pointee.distance }
    @inline(__always) var wide: Int { pointee.wide }
}
