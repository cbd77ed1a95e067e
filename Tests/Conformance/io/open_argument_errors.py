for call in ("open('f', 'rb', encoding='utf-8')", "open('f', 'rb', newline='')", "open('f', 'wb', errors='x')", "open('f', buffering=0)", "open('f', 'w', newline='x')",
             "open('f', encoding='no-such')", "open(None)", "open(1.5)", "open('f', 5)", "open('')", "open('a\\0b')", "open(-1)", "open(999)", "open('.')", "open('f', closefd=False)"):
    try:
        eval(call)
    except (ValueError, TypeError, OSError, LookupError) as error:
        print(type(error).__name__, error)
