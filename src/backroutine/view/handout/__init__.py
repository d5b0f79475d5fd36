"""Today's exercises on one sheet of paper: pictures, amounts, and words that need no screen.

Begin with `sheet`, where it is decided what stands on it; `room` chooses the size at which it fits on one page, and `html`
writes it down.
"""
