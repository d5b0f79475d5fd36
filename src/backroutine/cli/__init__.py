"""The command line: it wires the parts together and translates. It decides nothing about backs.

Begin with `app`, where every command stands with its options; each is a file of its name in `commands`. `desk` is the
world a command works in, `exits` how it ends, `fast_path` the short cut for the commands of every day.
"""
