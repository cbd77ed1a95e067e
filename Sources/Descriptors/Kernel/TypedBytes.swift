extension ArraySlice<UInt8> {
    /// `withUnsafeBytes` with a typed error, which the standard library's own does not have.
    package func withTypedBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws(KernelError) -> Result
    ) throws(KernelError) -> Result {
        let result: Swift.Result<Result, KernelError> = withUnsafeBytes { bytes in
            do throws(KernelError) {
                return .success(try body(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
