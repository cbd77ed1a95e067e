import io

raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
text.write("a\n")
text.reconfigure(encoding="latin-1", newline="\r\n", line_buffering=True)
text.write("é\n")
print(raw.getvalue(), text.encoding, text.errors, text.line_buffering)  # expect: b'a\n\xe9\r\n' latin-1 strict True
