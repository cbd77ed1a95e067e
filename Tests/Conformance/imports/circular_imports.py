import os
import sys

os.makedirs("lib/pack")
FILES = {
    "circle_a.py": "import circle_b\nlate = 1\n",
    "circle_b.py": """
import circle_a
for statement in ["circle_a.late", "from circle_a import late"]:
    try:
        exec(statement)
    except (AttributeError, ImportError) as error:
        print(type(error).__name__, str(error).replace(FOLDER, "DIR"))
""",
    "pack/__init__.py": "from . import part\n",
    "pack/part.py": """
import pack
for statement in ["pack.part", "pack.other"]:
    try:
        exec(statement)
    except AttributeError as error:
        print(str(error).replace(FOLDER, "DIR"))
""",
}
for path, text in FILES.items():
    with open("lib/" + path, "w") as file:
        file.write(text.replace("FOLDER", repr(os.getcwd())))
sys.path.append(os.path.abspath("lib"))
import circle_a  # expect: AttributeError partially initialized module 'circle_a' from 'DIR/lib/circle_a.py' has no attribute 'late' (most likely due to a circular import)
# expect: ImportError cannot import name 'late' from partially initialized module 'circle_a' (most likely due to a circular import) (DIR/lib/circle_a.py)
import pack  # expect: partially initialized module 'pack' from 'DIR/lib/pack/__init__.py' has no attribute 'part' (most likely due to a circular import)
# expect: partially initialized module 'pack' from 'DIR/lib/pack/__init__.py' has no attribute 'other' (most likely due to a circular import)

print(circle_a.late, pack.part.__name__)  # expect: 1 pack.part
