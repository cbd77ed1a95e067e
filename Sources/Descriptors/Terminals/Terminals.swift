import CDescriptors

/// Calls on terminals that make no descriptor.
public enum Terminals {
    /// grantpt(3).
    public static func grant(_ controller: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_grantpt(controller) }
    }

    /// unlockpt(3).
    public static func unlock(_ controller: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_unlockpt(controller) }
    }

    /// ptsname(3): the path of the terminal behind a controller.
    public static func name(behind controller: Int32, _ context: KernelContext = .plain) throws(KernelError) -> String {
        try text(context) { cdescriptors_ptsname(controller, $0, $1) }
    }

    /// ttyname(3): the path of a terminal.
    public static func name(of descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) -> String {
        try text(context) { cdescriptors_ttyname(descriptor, $0, $1) }
    }

    private static func text(
        _ context: KernelContext, _ call: (UnsafeMutablePointer<CChar>, Int) -> Int
    ) throws(KernelError) -> String {
        let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(PATH_MAX))
        defer { buffer.deallocate() }
        let count = try kernelCall(context, blocking: true) {
            guard let base = buffer.baseAddress else { return -Int(ENOMEM) }
            return call(base, buffer.count)
        }
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// tcgetpgrp(3).
    public static func foregroundGroup(
        of descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_tcgetpgrp(descriptor) })
    }

    /// tcsetpgrp(3).
    public static func setForegroundGroup(
        of descriptor: Int32, _ group: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_tcsetpgrp(descriptor, group) }
    }

    /// Rows and columns.
    public static func size(
        of descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> (rows: UInt16, columns: UInt16) {
        var rows: UInt16 = 0
        var columns: UInt16 = 0
        _ = try kernelCall(context) { cdescriptors_get_window_size(descriptor, &rows, &columns) }
        return (rows, columns)
    }

    public static func setSize(
        of descriptor: Int32, rows: UInt16, columns: UInt16, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_set_window_size(descriptor, rows, columns) }
    }
}
