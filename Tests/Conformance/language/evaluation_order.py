log = []


def say(name, value=None):
    log.append(name)
    return value


say("f", lambda *a, **k: None)(say("a"), *say("b", []), k=say("c"), **say("d", {}))
{say("key"): say("value")}
say("target", {})[say("index")] = say("unused")
print(log)  # expect: ['f', 'a', 'b', 'c', 'd', 'key', 'value', 'unused', 'target', 'index']
log.clear()
[say("x")][0] if say("condition", True) else say("never")
print(log)  # expect: ['condition', 'x']
