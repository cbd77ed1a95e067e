// The system's own constants (O_, AF_, SOL_, POLL, errno names) are part of this layer's raw interface: whoever passes raw
// flags gets them with `import Descriptors`, on every platform alike.
@_exported import CDescriptors
