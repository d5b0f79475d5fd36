"""A countdown as one would first write it: Rich Live at its defaults, a new text each second."""

import time

from rich.live import Live

with Live("300") as live:
    for left in range(300, 0, -1):
        live.update(str(left))
        time.sleep(1)  # noqa: TID251 - no part of the program
