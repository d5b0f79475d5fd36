"""What backroutine knows: plain values and rules. No clock, no files, no terminal, no print."""
