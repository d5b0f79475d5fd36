"""What a running session costs: CPU, wake-ups and bytes a second, in a pseudo-terminal. Run it by hand on Linux."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from homes import Home
from terminal import Terminal

SECONDS = 20.0


def cost(terminal: Terminal) -> tuple[float, int, int]:
    """CPU seconds, wake-ups and bytes so far."""
    fields = (Path("/proc") / str(terminal.pid) / "stat").read_text().rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = (Path("/proc") / str(terminal.pid) / "status").read_text()
    switches = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("voluntary_ctxt"))
    return cpu, switches, len(terminal.raw)


def main() -> None:
    """Measure a long hold, running and paused, and print both with the budgets of DESIGN 9."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home", hold="300")
        with home.terminal("start", "quick") as terminal:
            terminal.until("Enter")
            terminal.send("\r")
            terminal.until("right now?")
            terminal.send("\r")
            terminal.until("this hurts")
            terminal.settle(2)
            told(terminal, "running", "4 ms CPU, 1.5 wake-ups, 300 bytes")
            terminal.send(" ")
            terminal.settle(1)
            told(terminal, "paused", "0 bytes")
            peak = (Path("/proc") / str(terminal.pid) / "status").read_text()
            print(next(line for line in peak.splitlines() if line.startswith("VmHWM")), "(budget 25 MiB)")


def told(terminal: Terminal, what: str, budget: str) -> None:
    """Print the cost of SECONDS seconds, per second."""
    before = cost(terminal)
    terminal.settle(SECONDS)
    cpu, wakes, size = (b - a for a, b in zip(before, cost(terminal), strict=True))
    each = f"{cpu / SECONDS * 1000:.1f} ms CPU, {wakes / SECONDS:.2f} wake-ups, {size / SECONDS:.0f} bytes"
    print(f"{what}, per second: {each} (budget {budget})")


if __name__ == "__main__":
    main()
