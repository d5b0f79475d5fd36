"""The command line: it wires the parts together and translates. It decides nothing about backs.

Begin with `app`, where every command stands with its options; each is a file of its name in `commands`. `desk` is the
world a command works in, `screen` and `speaker` what a session is seen and heard with, `exits` how a command ends, and
`fast_path` the short cut for those of every day.
"""
