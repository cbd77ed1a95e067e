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

    /// Whether the cache tells how the object's attribute is found.
    @inline(__always)
    private func fits(_ cache: UnsafeMutablePointer<InlineCache>, _ object: Value) -> Bool {
        cache.pointee.key == cacheKey(object) && cache.pointee.version == object.header.pointee.type.pointee.version && cache.pointee.version != 0
    }

    @inline(never)
    func getAttributeSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> CallOutcome {
        let object = R[Int(i.b)]
        let mark = self.mark
        var result = Value.unset
        if object.isObject {
            if cache.pointee.slot == InlineCache.moduleEntry, cache.pointee.version != 0 {
                if object.header.pointee.kind == .module {
                    let dict = object.record.values[0].dict
                    if dict.pointee.version == cache.pointee.version { result = dict.pointee.entries[Int(cache.pointee.second)].value }
                }
            } else if let known = finding(cache, object, runtime.pointee.sharedLoads) {
                switch known.pointee.slot {
                case 0...: result = object.instance.slots[Int(known.pointee.slot)]
                case InlineCache.classAttribute: result = known.pointee.value
                case InlineCache.member:
                    let slot = Int(Int32(bitPattern: known.pointee.second))
                    result = slot >= 0 ? object.suffix[1 + slot] : structSequencePlace(object, -1 - slot).pointee
                case InlineCache.property: return enterProperty(known.pointee.value, object, i, R)
                case InlineCache.method:
                    do throws(ScriptException) { result = try bind(known.pointee.value, to: object) } catch {
                        drain(to: mark)
                        return .failed
                    }
                default: break
                }
            }
        }
        if result.isUnset {
            do throws(ScriptException) { result = try getAttribute(object, cache.pointee.name) } catch {
                drain(to: mark)
                return .failed
            }
            fillCache(cache, object)
        }
        own(result, drainingTo: mark)
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        store(result, in: R + Int(i.a))
        return .done
    }

    /// Runs a property's getter as a frame of its own: what it returns goes to the register of the instruction (`Frame.givesAttribute`).
    private func enterProperty(_ getter: Value, _ object: Value, _ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> CallOutcome {
        let base = R + Int(state.pointee.frame.pointee.code.pointee.registerCount)
        if base + 3 >= state.pointee.stackLimit, !makeRoom(state.pointee.frame, base + 3) { return .failed }
        getter.retain()
        object.retain()
        base[0] = getter
        base[1] = object
        let outcome = enterFunction(getter.function, base, 1, .unset)
        switch outcome {
        case .entered: state.pointee.frame.pointee.constructed = Frame.givesAttribute
        case .done:
            let result = base[0]
            base[0] = .unset
            if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
            store(result, in: R + Int(i.a))
        case .failed:
            store(.unset, in: base)
            store(.unset, in: base + 1)
        }
        return outcome
    }

    // MARK: Shared caches

    /// Where a table of all sites' findings has room for the attribute in objects of this shape or type.
    @inline(__always)
    private func sharedPlace(_ name: Value, _ key: UInt, _ table: UnsafeMutablePointer<InlineCache>) -> UnsafeMutablePointer<InlineCache> {
        table + Int(truncatingIfNeeded: ((UInt(name.bits) ^ (key << 7)) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (InlineCache.sharedCount - 1)
    }

    /// How the object's attribute is found, where this site or another one knows. A site that sees several shapes keeps one of them to itself and takes
    /// over another now and then, so that it follows when the shapes change for good.
    @inline(__always)
    private func finding(_ cache: UnsafeMutablePointer<InlineCache>, _ object: Value, _ table: UnsafeMutablePointer<InlineCache>) -> UnsafeMutablePointer<InlineCache>? {
        if fits(cache, object) { return cache }
        let known = sharedPlace(cache.pointee.name, cacheKey(object), table)
        guard known.pointee.name == cache.pointee.name, fits(known, object) else { return nil }
        cache.pointee.misses &+= 1
        if cache.pointee.misses & 15 == 0 { cache.pointee = known.pointee }
        return known
    }

    private func share(_ cache: UnsafeMutablePointer<InlineCache>, in table: UnsafeMutablePointer<InlineCache>) {
        sharedPlace(cache.pointee.name, cache.pointee.key, table).pointee = cache.pointee
    }

    /// Where an entry of `__slots__` stands when counted from the instance's first own attribute, or -1. An instance without `__dict__` has no
    /// attributes of its own: the entries follow at once, behind the word for the dict of those that have both.
    private func memberSlot(_ descriptor: Value, of object: Value) -> Int {
        let number = descriptor.record.values[2].smallInt
        guard number >= 0, object.header.pointee.kind == .instance, object.header.pointee.tailCount == 0 else { return -1 }
        return 1 + number
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
                    return share(cache, in: runtime.pointee.sharedLoads)
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
            let slot = memberSlot(found, of: object)
            if slot >= 0 {
                cache.pointee.key = cacheKey(object)
                cache.pointee.slot = Int32(truncatingIfNeeded: slot)
                cache.pointee.version = versionTag(of: type)
                return share(cache, in: runtime.pointee.sharedLoads)
            }
            cache.pointee.slot = InlineCache.member
            cache.pointee.second = UInt32(truncatingIfNeeded: found.record.values[2].smallInt)
        // With a `__getattr__`, an AttributeError of the getter is not the last word: the general way sees to it.
        case .property where found.header.pointee.type == types.pointee.property && found.record.values[0].isObject(of: .function)
            && special(type, .getattr).isUnset:
            cache.pointee.slot = InlineCache.property
            cache.pointee.key = cacheKey(object)
            cache.pointee.value = found.record.values[0]
            cache.pointee.version = versionTag(of: type)
            return share(cache, in: runtime.pointee.sharedLoads)
        case .string, .tuple, .list, .dict, .float, .bigInteger, .set, .bytes: cache.pointee.slot = InlineCache.classAttribute
        default: return
        }
        cache.pointee.key = cacheKey(object)
        cache.pointee.value = found
        cache.pointee.version = versionTag(of: type)
        share(cache, in: runtime.pointee.sharedLoads)
    }

    @inline(never)
    func loadMethodSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let object = R[Int(i.b)]
        if object.isObject {
            if object.header.pointee.kind == .module, cache.pointee.slot == InlineCache.moduleEntry {
                let dict = object.record.values[0].dict
                if dict.pointee.version == cache.pointee.version, cache.pointee.version != 0 {
                    return finishMethod(i, R, dict.pointee.entries[Int(cache.pointee.second)].value)
                }
            }
            var known = cache
            if let found = finding(cache, object, runtime.pointee.sharedLoads) { known = found } else { fillCache(cache, object) }
            if known.pointee.version != 0 && known.pointee.slot == InlineCache.method {
                let method = known.pointee.value
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

    private func finishMethod(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ callable: Value) -> Bool {
        callable.retain()
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        store(callable, in: R + Int(i.a))
        store(.unset, in: R + Int(i.a) + 1)
        return true
    }

    @inline(never)
    func setAttributeSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let object = R[Int(i.b)], value = R[Int(i.a)], name = cache.pointee.name
        let isInstance = object.isObject(of: .instance)
        let before = isInstance ? object.instance.pointee.shape : nil
        if isInstance, let known = finding(cache, object, runtime.pointee.sharedStores), storeBySlot(i, R, known, object) { return true }
        guard succeeds({ () throws(ScriptException) in try setAttribute(object, name, value) }) else { return false }
        if isInstance, let before {
            let type = object.header.pointee.type
            let after = object.instance.pointee.shape
            cache.pointee.version = 0
            let found = lookup(type, name)
            if !type.pointee.flags.contains(.customAttributes), !after.pointee.isDictionary {
                let slot: Int
                if found.isUnset || !isDataDescriptor(found) {
                    slot = after.slot(of: name)
                } else {
                    slot = found.header.pointee.kind == .memberDescriptor && isSubtype(type, found.record.values[1].type_) ? memberSlot(found, of: object) : -1
                }
                if slot >= 0, before == after || slot == after.pointee.count - 1 {
                    cache.pointee.key = UInt(bitPattern: before)
                    cache.pointee.slot = Int32(truncatingIfNeeded: slot)
                    cache.pointee.value = before == after ? .unset : Value(after)
                    cache.pointee.version = versionTag(of: type)
                    share(cache, in: runtime.pointee.sharedStores)
                }
            }
        }
        if i.flags & 4 != 0 { store(.unset, in: R + Int(i.a)) }
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        return true
    }

    /// A store that the cache describes; false when the instance has no room for a new attribute.
    private func storeBySlot(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<InlineCache>, _ object: Value) -> Bool {
        let slot = Int(cache.pointee.slot), instance = object.instance, value = R[Int(i.a)]
        let isNew = !cache.pointee.value.isUnset
        guard slot >= 0, !isNew || slot < Int(instance.pointee.header.tailCount) else { return false }
        if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
        if isNew {
            instance.slots[slot] = value
            instance.pointee.shape = cache.pointee.value.pointer(as: Shape.self)
        } else {
            store(value, in: instance.slots + slot)
        }
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        return true
    }
}
