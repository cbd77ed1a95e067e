// Attribute instructions when their inline cache does not fit: look up, and remember what can be remembered.

extension InlineCache {
    // Values of `slot` below 0 say what `value` is.
    static let empty: Int32 = -1
    /// A function or native method of the type: to be called with the object as first argument.
    static let method: Int32 = -2
    /// A plain class attribute.
    static let classAttribute: Int32 = -3
    /// An entry of a module's namespace: `version` is the dict's, `second` the entry number.
    static let moduleEntry: Int32 = -4
    /// `__slots__`: `second` is the slot number.
    static let member: Int32 = -5
    /// A property: `value` is the getter.
    static let property: Int32 = -6
}

extension VM {
    /// What the cache is keyed by for this object.
    @inline(__always)
    private func cacheKey(_ object: Value) -> UInt {
        object.header.pointee.kind == .instance ? UInt(bitPattern: object.instance.pointee.shape) : UInt(bitPattern: object.header.pointee.type)
    }

    @inline(never)
    func getAttributeSlow(_ i: Instruction, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let object = R[Int(i.b)]
        let mark = self.mark
        var result = Value.unset
        if object.isObject, cache.pointee.version != 0 {
            if cache.pointee.slot == InlineCache.moduleEntry {
                if object.header.pointee.kind == .module {
                    let dict = object.record.values[0].dict
                    if dict.pointee.version == cache.pointee.version { result = dict.pointee.entries[Int(cache.pointee.second)].value }
                }
            } else if cache.pointee.key == cacheKey(object), cache.pointee.version == object.header.pointee.type.pointee.version {
                switch cache.pointee.slot {
                case InlineCache.classAttribute: result = cache.pointee.value
                case InlineCache.member:
                    let slot = Int(Int32(bitPattern: cache.pointee.second))
                    result = slot >= 0 ? object.suffix[1 + slot] : structSequencePlace(object, -1 - slot).pointee
                case InlineCache.property:
                    do throws(ScriptException) { result = try call(cache.pointee.value, object) } catch {
                        drain(to: mark)
                        return false
                    }
                case InlineCache.method:
                    do throws(ScriptException) { result = try bind(cache.pointee.value, to: object) } catch {
                        drain(to: mark)
                        return false
                    }
                default: break
                }
            }
        }
        if result.isUnset {
            do throws(ScriptException) { result = try getAttribute(object, cache.pointee.name) } catch {
                drain(to: mark)
                return false
            }
            fillCache(cache, object)
        }
        result.retain()
        drain(to: mark)
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        store(result, in: R + Int(i.a))
        return true
    }

    /// Remembers how `object`'s attribute was found, when the same way will do for its likes.
    private func fillCache(_ cache: UnsafeMutablePointer<InlineCache>, _ object: Value) {
        cache.pointee.version = 0
        guard object.isObject else { return }
        let name = cache.pointee.name
        let type = object.header.pointee.type
        guard !type.pointee.flags.contains(.customAttributes) else { return }
        switch object.header.pointee.kind {
        case .module:
            guard type == types.pointee.module else { return }
            let dict = object.record.values[0].dict
            let number = dict.findString(name, hash: name.string.hashValue)
            guard number >= 0, lookup(type, name).isUnset else { return }
            cache.pointee.slot = InlineCache.moduleEntry
            cache.pointee.second = UInt32(truncatingIfNeeded: number)
            cache.pointee.version = watch(dict)
            return
        case .type, .superProxy, .genericAlias: return
        default: break
        }
        let found = lookup(type, name)
        if object.header.pointee.kind == .instance {
            let shape = object.instance.pointee.shape
            if found.isUnset || !isDataDescriptor(found) {
                guard !shape.pointee.isDictionary else { return }
                let slot = shape.slot(of: name)
                if slot >= 0 {
                    cache.pointee.key = UInt(bitPattern: shape)
                    cache.pointee.slot = Int32(truncatingIfNeeded: slot)
                    cache.pointee.version = versionTag(of: type)
                    return
                }
            }
        } else if attributesPlace(object) != nil {
            return
        }
        guard found.isObject else { return }
        switch found.header.pointee.kind {
        case .function: cache.pointee.slot = InlineCache.method
        case .nativeFunction where isPlainNativeMethod(found): cache.pointee.slot = InlineCache.method
        case .memberDescriptor:
            guard isSubtype(type, found.record.values[1].type_) else { return }
            cache.pointee.slot = InlineCache.member
            cache.pointee.second = UInt32(truncatingIfNeeded: found.record.values[2].smallInt)
        case .property where found.header.pointee.type == types.pointee.property && found.record.values[0].isObject(of: .function):
            cache.pointee.slot = InlineCache.property
            cache.pointee.key = cacheKey(object)
            cache.pointee.value = found.record.values[0]
            cache.pointee.version = versionTag(of: type)
            return
        case .string, .tuple, .list, .dict, .float, .bigInteger, .set, .bytes: cache.pointee.slot = InlineCache.classAttribute
        default: return
        }
        cache.pointee.key = cacheKey(object)
        cache.pointee.value = found
        cache.pointee.version = versionTag(of: type)
    }

    @inline(never)
    func loadMethodSlow(_ i: Instruction, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let object = R[Int(i.b)]
        if object.isObject {
            if object.header.pointee.kind == .module, cache.pointee.slot == InlineCache.moduleEntry {
                let dict = object.record.values[0].dict
                if dict.pointee.version == cache.pointee.version, cache.pointee.version != 0 {
                    return finishMethod(i, R, dict.pointee.entries[Int(cache.pointee.second)].value)
                }
            }
            fillCache(cache, object)
            if cache.pointee.version != 0 && cache.pointee.slot == InlineCache.method {
                let method = cache.pointee.value
                method.retain()
                object.retain()
                if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
                store(method, in: R + Int(i.a))
                store(object, in: R + Int(i.a) + 1)
                return true
            }
        } else {
            let found = lookup(type(of: object), cache.pointee.name)
            if found.isObject, isPlainNativeMethod(found) {
                found.retain()
                if i.flags & 1 != 0 { R[Int(i.b)] = .unset }
                store(found, in: R + Int(i.a))
                store(object, in: R + Int(i.a) + 1)
                return true
            }
        }
        let mark = self.mark
        let found: Value
        do throws(ScriptException) { found = try getAttribute(object, cache.pointee.name) } catch {
            drain(to: mark)
            return false
        }
        let finished = finishMethod(i, R, found)
        drain(to: mark)
        return finished
    }

    private func finishMethod(_ i: Instruction, _ R: UnsafeMutablePointer<Value>, _ callable: Value) -> Bool {
        callable.retain()
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        store(callable, in: R + Int(i.a))
        store(.unset, in: R + Int(i.a) + 1)
        return true
    }

    @inline(never)
    func setAttributeSlow(_ i: Instruction, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let object = R[Int(i.b)], value = R[Int(i.a)], name = cache.pointee.name
        let isInstance = object.isObject(of: .instance)
        let before = isInstance ? object.instance.pointee.shape : nil
        guard succeeds({ () throws(ScriptException) in try setAttribute(object, name, value) }) else { return false }
        if isInstance, let before {
            let type = object.header.pointee.type
            let after = object.instance.pointee.shape
            cache.pointee.version = 0
            let found = lookup(type, name)
            if !type.pointee.flags.contains(.customAttributes), found.isUnset || !isDataDescriptor(found), !after.pointee.isDictionary {
                let slot = after.slot(of: name)
                if slot >= 0, before == after || slot == after.pointee.count - 1 {
                    cache.pointee.key = UInt(bitPattern: before)
                    cache.pointee.slot = Int32(truncatingIfNeeded: slot)
                    cache.pointee.value = before == after ? .unset : Value(after)
                    cache.pointee.version = versionTag(of: type)
                }
            }
        }
        if i.flags & 4 != 0 { store(.unset, in: R + Int(i.a)) }
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        return true
    }
}
