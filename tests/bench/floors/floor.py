"""The least that a timer in Python can cost: once a second a line, between them asleep until a key or the second."""

import select
import sys

for left in range(300, 0, -1):
    sys.stdout.write(f"\r{left} ")
    sys.stdout.flush()
    if select.select([sys.stdin], [], [], 1)[0]:
        break
