#!/usr/bin/env python3.13
"""Compares taipan's parser with CPython's: trees with positions, printed text, round trips, refusals. See README.md."""
import argparse
import ast
import collections
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import tokenize
import warnings

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "Conformance"


class Taipan:
    """The program under test, one process a question."""

    def __init__(self, path):
        self.path = path

    def ask(self, option, file):
        """Its standard output without the last newline; None if it refuses, a text beginning with 'exit' if it fails otherwise."""
        run = subprocess.run([self.path, option, file], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        if run.returncode == 1:
            return None
        if run.returncode != 0:
            return "exit %d: %r" % (run.returncode, run.stderr[-200:])
        return run.stdout.decode("utf-8", "replace").removesuffix("\n")


class Comparison:
    def __init__(self, taipan, shown):
        self.taipan = taipan
        self.shown = shown
        self.same = collections.Counter()
        self.all = collections.Counter()
        self.folder = tempfile.TemporaryDirectory(prefix="syntax-comparison-")
        self.scratch = os.path.join(self.folder.name, "text.py")

    def note(self, what, label, expected, found):
        self.all[what] += 1
        if expected == found:
            self.same[what] += 1
            return
        if self.all[what] - self.same[what] > self.shown:
            return
        found = found or "refused"
        at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
        start = max(0, at - 60)
        print("%s differs: %s\n  expected %r\n  found    %r" % (what, label, expected[start:at + 60], found[start:at + 60]))

    def file(self, path, label=None):
        """A file that may or may not be sound."""
        label = label or path
        with open(path, "rb") as file:
            source = file.read()
        try:
            tree = ast.parse(source)
            compile(source, "text.py", "exec", dont_inherit=True)
        except SyntaxError as error:
            place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
            found = (self.taipan.ask("--refusal", path) or "accepted").split("\t")
            if error.text:
                label += "\n  text     %r" % error.text
            self.note("refusal", label, "%s: %s" % (type(error).__name__, error.msg), "%s: %s" % (found[0], found[-1]))
            self.note("line of refusal", label, str(place[0]), ([""] + found)[2])
            self.note("place of refusal", label, " ".join(map(str, place)), " ".join(found[1:5]))
            return
        except (ValueError, RecursionError, MemoryError):
            return
        self.tree(tree, path, label)

    def tree(self, tree, path, label):
        self.note("tree with positions", label, ast.dump(tree, include_attributes=True), self.taipan.ask("--dump-ast-positions", path))
        printed = self.taipan.ask("--unparse", path)
        self.note("printed text", label, ast.unparse(tree), printed)
        with open(self.scratch, "w", encoding="utf-8") as file:
            file.write((printed or "") + "\n")
        self.note("round trip", label, ast.dump(tree), self.taipan.ask("--dump-ast", self.scratch))

    def mutations(self, count, seed):
        """Sound scripts with a token left out, doubled, or swapped with the next: most are refused, and all must be alike."""
        chance = random.Random(seed)
        scripts = [script for script in sorted(SCRIPTS.rglob("*.py")) if sound(script)]
        path = os.path.join(self.folder.name, "mutation.py")
        for number in range(count):
            script = chance.choice(scripts)
            with open(path, "wb") as file:
                file.write(mutated(script, chance).encode())
            self.file(path, "mutation %d of %s" % (number, script.name))

    def report(self):
        for what in self.all:
            print("%-20s %d same of %d" % (what, self.same[what], self.all[what]))


def sound(script):
    try:
        ast.parse(script.read_bytes())
    except (SyntaxError, ValueError):
        return False
    return True


def mutated(script, chance):
    """A few lines of the script around a token that is changed."""
    text = script.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    tokens = [t for t in tokenize.generate_tokens(iter(lines + [""]).__next__) if t.string.strip() and t.type != tokenize.COMMENT]
    index = chance.randrange(len(tokens) - 1)
    first, second = tokens[index], tokens[index + 1]
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))

    def at(position):
        return offsets[position[0] - 1] + position[1]

    before, between, after = text[:at(first.start)], text[at(first.end):at(second.start)], text[at(second.end):]
    change = chance.choice(["leave out", "double", "swap"])
    if change == "leave out":
        return before + between + second.string + after
    if change == "double":
        return before + first.string + " " + first.string + between + second.string + after
    return before + second.string + between + first.string + after


def standard_library():
    top = os.path.dirname(os.__file__)
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(f for f in folders if f not in ("site-packages", "__pycache__"))
        for file in sorted(files):
            if file.endswith(".py"):
                yield os.path.join(folder, file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taipan", default=os.environ.get("TAIPAN"))
    parser.add_argument("--every", type=int, default=1, help="only every n-th file")
    parser.add_argument("--mutations", type=int, default=0, help="compare so many mutated scripts in place of files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--bar", type=float, default=1, help="the share of refusals that must be alike")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    if not options.taipan:
        parser.error("name the program with --taipan or $TAIPAN")
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    comparison = Comparison(Taipan(options.taipan), options.show)
    if options.mutations:
        comparison.mutations(options.mutations, options.seed)
    else:
        for number, path in enumerate(options.files or standard_library()):
            if number % options.every == 0:
                comparison.file(path)
    comparison.report()
    bar = {"refusal": options.bar, "line of refusal": options.bar, "place of refusal": options.bar}
    return any(comparison.same[what] < bar.get(what, 1) * comparison.all[what] for what in comparison.all)


if __name__ == "__main__":
    sys.exit(main())
