"""The terminal: a full window, or lines; what leaves the program for eyes goes through here.

`live` fills the window and `painter` sends only what changed; `lines` is the plain screen; `out` prints for commands.
"""
