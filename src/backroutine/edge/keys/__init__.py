"""Keys from a keyboard, a pipe or a console, with the one wait of the program.

`keyboard` chooses; `posix_keys` and `windows_keys` listen, `strokes` turns bytes into names of keys.
"""
