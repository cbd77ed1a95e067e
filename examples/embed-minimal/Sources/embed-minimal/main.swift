import Taipan

let interpreter = Interpreter()

// A Swift function that scripts can call: arguments and result are converted.
interpreter.define("area") { (width: Double, height: Double) in width * height }

do {
    try interpreter.run("""
        def describe(name, width, height):
            return f"{name}: {area(width, height):.1f}"

        print(describe("table", 1.2, 0.8))
        """)

    // Script functions called from Swift, and values back.
    let text = try interpreter.call("describe", "door", 0.9, 2.1, as: String.self)
    let sum = try interpreter.evaluate("sum(n * n for n in range(10))", as: Int.self)
    print("from Swift:", text, sum)

    // Descriptors that a script leaves open have a birthplace.
    try interpreter.run("import os\nr, w = os.pipe()", filename: "leaky.py")
    print("open descriptors:", interpreter.openDescriptors.map { "\($0.kind.name) \($0.isInheritable ? "inheritable" : "private")" })

    try interpreter.run("describe('box', 'wide', 2)", filename: "broken.py")
} catch {
    print("the script raised", error.typeName + ":", error.message)
    for frame in error.frames { print("  at \(frame.file):\(frame.line) in \(frame.function)") }
}
interpreter.finish()
