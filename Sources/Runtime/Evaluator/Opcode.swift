/// The operations of the register machine.
///
/// `R` are the registers of the running frame: locals first, temporaries above; `R[-1]` is the running function. `K` are the code's
/// constants, `C` its inline caches (each with a name). Registers own what they hold, and **a dead temporary never holds an
/// object**: where a temporary is read for the last time, the instruction takes it. Flag 1: take operand b, flag 2: take operand
/// c, flag 4: take operand a (only where a is read). Taking leaves the register unset. A destination may be one of the operands.
enum Opcode: UInt8 {
    // MARK: Moves
    /// R[a] = K[wide]
    case loadConstant
    /// R[a] = R[b]
    case move
    /// R[a] = R[b], R[b] becomes unset
    case moveTemporary
    /// R[a] becomes unset
    case clear
    /// UnboundLocalError unless R[a] is set
    case checkLocal
    /// UnboundLocalError unless R[a] is set; then it becomes unset
    case deleteLocal

    // MARK: Cells
    /// R[a] = a new cell with R[a] in it (unset when R[a] is)
    case makeCell
    /// R[a ..< a + b] = the cells of the running function's closure
    case loadClosure
    /// R[a] = contents of the cell R[b]; NameError or UnboundLocalError when empty
    case loadCell
    /// contents of the cell R[a] = R[b]
    case storeCell
    /// NameError when the cell R[a] is empty; then it is emptied
    case deleteCell

    // MARK: Names
    /// R[a] = global or builtin named by C[c]
    case loadGlobal
    /// global named by C[c] = R[b]
    case storeGlobal
    /// del of the global named by C[c]
    case deleteGlobal
    /// R[a] = name of C[c] in the mapping R[b], else global, else builtin
    case loadName
    /// mapping R[b][name of C[c]] = R[a]
    case storeName
    /// del of the name of C[c] in the mapping R[b]
    case deleteName
    /// R[a] = name of C[c] in the mapping R[b], else contents of the cell in the register named by the following `extra`'s a
    case loadNameOrCell
    /// R[a] = name of C[c] in the mapping R[b], else global or builtin (type-parameter scopes inside a class)
    case loadNameOrGlobal
    /// R[a] = `locals()` of a class body or module: the namespace; of a function: a new dict
    case loadLocals

    // MARK: Arithmetic. R[a] = R[b] op R[c]; flag 8: in place (`+=`)
    case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
    case leftShift, rightShift, bitAnd, bitOr, bitXor
    /// R[a] = R[b] op K[c]
    case addConstant, subtractConstant, multiplyConstant, divideConstant, floorDivideConstant, moduloConstant, bitAndConstant
    case leftShiftConstant, rightShiftConstant, powerConstant
    /// R[a] = op R[b]
    case negative, positive, invert, not

    // MARK: Comparisons. R[a] = R[b] op R[c]
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
    /// R[a] = R[b] is R[c]; flag 8: is not
    case identical
    /// R[a] = R[b] in R[c]; flag 8: not in
    case contains

    // MARK: Jumps
    /// By `distance`. A jump backwards serves the eval breaker.
    case jump
    /// By `distance` when R[a] is true (false); flag 4 takes R[a]
    case jumpIfTrue, jumpIfFalse
    /// By `distance` when R[a] is (not) None; flag 4 takes R[a]
    case jumpIfNone, jumpIfNotNone
    /// By Int16(a) when `R[b] op R[c]` is true (flag 8 set) or false (flag 8 not set)
    case jumpLess, jumpLessOrEqual, jumpEqual, jumpNotEqual, jumpGreater, jumpGreaterOrEqual
    /// By Int16(a) when `R[b] is R[c]` or `R[b] in R[c]` is true (flag 8 set) or false (flag 8 not set)
    case jumpIdentical, jumpContains
    /// The comparisons with K[c]
    case jumpLessConstant, jumpLessOrEqualConstant, jumpEqualConstant, jumpNotEqualConstant, jumpGreaterConstant, jumpGreaterOrEqualConstant

    // MARK: Attributes and items
    /// R[a] = R[b].name of C[c]
    case getAttribute
    /// R[b].name of C[c] = R[a]; flag 4 takes the value R[a]
    case setAttribute
    /// del R[b].name of C[c]
    case deleteAttribute
    /// R[a], R[a + 1] = what to call for `R[b].name of C[c](...)`, and self or unset
    case loadMethod
    /// R[a] = R[b][R[c]]
    case getItem
    /// R[a] = R[b][K[c]]
    case getItemConstant
    /// R[b][R[c]] = R[a]
    case setItem
    /// del R[b][R[c]]
    case deleteItem
    /// R[a] = slice(R[b], R[b + 1], R[b + 2]); takes all three
    case buildSlice

    // MARK: Calls
    /// R[a] = R[a](R[a + 1] ... R[a + b]); takes the arguments
    case call
    /// R[a] = R[a](R[a + 1] unless unset, R[a + 2] ... R[a + 1 + b]): after `loadMethod`
    case callMethod
    /// Like `call`; the last arguments are given by the keywords of the tuple K[c]
    case callKeywords
    /// Like `callMethod` with keywords
    case callMethodKeywords
    /// R[a] = R[a](*R[a + 1], **R[a + 2]); R[a + 1] is a tuple, R[a + 2] a dict or unset; takes both
    case callExtended
    /// R[a] = R[a](contents of the cell R[a + 1], R[a + 2]) when R[a] is the builtin `super`, else R[a]() ; takes both
    case callSuper
    /// Returns R[a] to the caller; flag 4 takes it
    case returnValue

    // MARK: Displays
    /// R[a] = tuple, list, set of R[b ..< b + c]; takes them
    case buildTuple, buildList, buildSet
    /// R[a] = dict of c pairs in R[b ..< b + 2c]; takes them
    case buildDict
    /// R[a] = the strings R[b ..< b + c] joined; takes them
    case buildString
    /// list R[a].append(R[b]); set R[a].add(R[b]); list R[a].extend(R[b]); set R[a].update(R[b]); dict R[a].update(R[b]).
    /// `listExtend` with flag 8: the only argument of a call of R[c], for the wording of its error
    case listAppend, setAdd, listExtend, setUpdate, dictUpdate
    /// dict R[a][R[b]] = R[c]
    case dictSet
    /// dict R[a] gets the items of R[b], for a call of R[c]: duplicate and non-string keys raise TypeError
    case dictMerge
    /// R[a] = tuple of the list R[b]
    case listToTuple
    /// R[a] = format(R[b], R[c]); c 0xFFFF: no specification; flags >> 4: conversion 0 none, 1 str, 2 repr, 3 ascii
    case formatValue

    // MARK: Loops and unpacking
    /// R[a] = iter(R[b])
    case getIterator
    /// R[a], R[a + 1] = state of a `for` loop over R[b]
    case forPrepare
    /// Next item of the loop whose state is R[b], R[b + 1]: R[c] = item, and jump by Int16(a). At the end both become unset, and flag
    /// 16 skips one instruction (which is the jump back of a long loop, whose a is 0).
    case forIterate
    /// R[a ..< a + c] = the items of R[b], exactly c
    case unpack
    /// R[a ...] = items of R[b]: c & 0xFF before the star, a list, c >> 8 after it
    case unpackStarred

    // MARK: Functions and classes
    /// R[a] = function of code K[c] with defaults R[b], keyword defaults R[b + 1], annotations R[b + 2], closure R[b + 3]; takes them (unset: none)
    case makeFunction
    /// R[a] = `__build_class__`
    case loadBuildClass

    // MARK: Generators
    /// Yields R[b]; R[a] = what is sent when resumed. Flag 16: the value comes from a delegate and is passed as it is
    case yield
    /// Sends R[a + 1] to the iterator R[a]. It yields: R[a + 1] = what it gave, go on. It returns: R[a + 1] = result, R[a] becomes unset, jump by `distance`.
    case send
    /// R[a] = iterator for `yield from R[b]`
    case getYieldFromIterator
    /// R[a] = iterator for `await R[b]`; flags >> 4: 0 plain, 1 `async with` enter, 2 exit (for the wording of errors)
    case getAwaitable
    /// R[a] = R[b].__aiter__()
    case getAsyncIterator
    /// R[a] = awaitable of R[b].__anext__() (R[b] stays)
    case getAsyncNext
    /// The exception R[a]: StopAsyncIteration ends the loop (R[a] becomes unset, go on); anything else is raised again
    case endAsyncFor

    // MARK: Exceptions
    /// raise R[a] from R[b]; a 0xFFFF: raise again what is being handled; b 0xFFFF: no cause. Flags 4 and 1 take them
    case raise
    /// Raises R[a] again as it is, traceback and context untouched; takes it
    case reraise
    /// R[a] = what was being handled; now R[b] is being handled
    case pushHandled
    /// What was being handled before, R[a], is so again; takes it
    case popHandled
    /// R[a] = whether exception R[b] matches R[c], a type or tuple of types
    case matchException
    /// except*: R[a] = part of group R[b] that matches R[c], or None; R[a + 1] = the rest, or None
    case splitGroup
    /// except*: R[a] = what is to be raised for the group R[b] when R[c], a list, was raised or left over; None when nothing
    case combineGroup
    /// R[a] = AssertionError
    case loadAssertionError

    // MARK: with
    /// R[a], R[a + 1] = `__exit__` and self; R[a + 2] = R[b].__enter__(). Flag 16: `__aexit__`, `__aenter__`
    case beginWith
    /// R[a + 2] = R[a](R[a + 1], None, None, None); takes R[a], R[a + 1]
    case exitWith
    /// R[a + 2] = R[a](R[a + 1], type, R[b], traceback); takes R[a], R[a + 1]
    case exitWithException

    // MARK: Imports
    /// R[a] = `__import__` of the name of C[c], fromlist K[b], level flags
    case importName
    /// R[a] = attribute of the module R[b] named by C[c], for `from m import n`
    case importFrom
    /// from R[a] import *, into the namespace R[b] (0xFFFF: the globals)
    case importStar

    // MARK: Patterns
    /// R[a] = whether R[b] is a sequence (mapping) for patterns
    case matchSequence, matchMapping
    /// R[a] = tuple of the values in mapping R[b] for the keys of tuple R[c], or None
    case matchKeys
    /// R[a] = tuple of attributes of R[b], an instance of R[c], or None. The following `extra` has a: number of positional patterns, wide: K of keyword names
    case matchClass
    /// R[a] = len(R[b])
    case length

    // MARK: Rest
    /// R[a] = intrinsic number c of R[b], see `Intrinsic`
    case intrinsic
    /// Makes `__annotations__` in the namespace R[a] (0xFFFF: the globals) when there is none
    case setupAnnotations
    /// `returnValue` of a generator; `makeCode` puts it there
    case generatorReturn
    /// Operands of the instruction before
    case extra
    /// Leaves the evaluator: below the first frame of each entry
    case halt
    /// Only in traced code: tells the tracing functions what happens, see `TraceStep`
    case trace

    /// The distance of the jump is Int16(a).
    var hasShortDistance: Bool {
        switch self {
        case .forIterate, .jumpLess, .jumpLessOrEqual, .jumpEqual, .jumpNotEqual, .jumpGreater, .jumpGreaterOrEqual, .jumpIdentical, .jumpContains,
            .jumpLessConstant, .jumpLessOrEqualConstant, .jumpEqualConstant, .jumpNotEqualConstant, .jumpGreaterConstant, .jumpGreaterOrEqualConstant: true
        default: false
        }
    }

    /// Jumps by `distance`.
    var hasLongDistance: Bool {
        switch self {
        case .jump, .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .send: true
        default: false
        }
    }
}

/// Rare operations that need one operand. Several values come in a tuple.
enum Intrinsic: Int {
    /// Interactive statement: `sys.displayhook(R[b])`
    case printExpression
    /// (name, bound thunk or None, default thunk or None) to TypeVar, TypeVarTuple, ParamSpec
    case typeVariable, typeVariableTuple, parameterSpecification
    /// (name, type parameters or None, value thunk) to TypeAliasType
    case typeAlias
    /// type parameters to Generic[...]
    case genericBase
    /// (function, type parameters): sets `__type_params__`, gives the function
    case setTypeParameters
    /// A StopIteration that leaves a generator becomes RuntimeError
    case stopIterationError
    /// (mapping keys tuple, subject mapping): a new dict without these keys, for `**rest`
    case copyWithoutKeys
}
