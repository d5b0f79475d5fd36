"""What pain does, what grows, and when somebody should be asked: every rule about backs.

Pure functions of what was written down and of the day. Nothing is stored that could disagree with the record. Begin
with `person`, the one pass over the record; `today` says what it means for one day, `progression` follows one exercise.
"""
