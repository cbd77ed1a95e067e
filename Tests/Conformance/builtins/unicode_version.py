# Unicode 15.1: what came later is unassigned, and pairs of letters whose other half came later have no case mapping.
print("\u019b\u0264\ua7d3".upper() == "\u019b\u0264\ua7d3", "\u0295".islower(), "\u0295".isalpha())  # expect: True True True
print(repr("\ua7dc\u1c89\u0897"), "\ua7dc".isalpha(), "\U000105c0".isidentifier(), "\U00012038".isnumeric())
# expect: '\ua7dc\u1c89\u0897' False False False
print("\u1e9e\ufb03\u0390".casefold(), "\u1fb7".capitalize(), "\u01c6".title(), "\u0130".lower() == "i\u0307")
# expect: ssffiΐ ᾼ͂ ǅ True
