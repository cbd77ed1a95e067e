"""Three processes joined by pipes: what a shell does for `numbers | squares | total`.

Both pipes are private from birth, so a stage holds nothing but its own two ends: no stage can keep
another's pipe open by accident, and each sees the end of its input the moment its neighbour is done.

    taipan pipeline.py [count]
"""
import os
import subprocess
import sys

NUMBERS = """
import sys
for number in range(1, int(sys.argv[1]) + 1):
    print(number)
"""

SQUARES = """
import sys
for line in sys.stdin:
    print(int(line) ** 2)
"""

TOTAL = """
import sys
print(sum(int(line) for line in sys.stdin))
"""


def stage(program, *arguments, stdin=None, stdout=None):
    return subprocess.Popen([sys.executable, "-c", program, *arguments], stdin=stdin, stdout=stdout)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = os.pipe()
    second = os.pipe()
    assert not any(map(os.get_inheritable, first + second))

    numbers = stage(NUMBERS, str(count), stdout=first[1])
    squares = stage(SQUARES, stdin=first[0], stdout=second[1])
    total = stage(TOTAL, stdin=second[0], stdout=subprocess.PIPE)

    # The stages have their own copies; ours would keep the readers waiting.
    for fd in first + second:
        os.close(fd)

    output, _ = total.communicate(timeout=60)
    statuses = [process.wait(timeout=60) for process in (numbers, squares, total)]
    expected = count * (count + 1) * (2 * count + 1) // 6
    print(f"sum of the first {count} squares: {int(output)}")
    print(f"exit statuses: {statuses}")
    return 0 if int(output) == expected and not any(statuses) else 1


if __name__ == "__main__":
    sys.exit(main())
