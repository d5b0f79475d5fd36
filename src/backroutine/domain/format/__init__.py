"""How our files are written: which keys there are, what each may hold, and how a fault is told, all faults at once.

It sees a file as a tree of places and texts (`tree`), never as YAML: what reads bytes is elsewhere. Begin with `files`,
which says what makes an exercise; `fields` reads single values, `faults` gathers what is wrong.
"""
