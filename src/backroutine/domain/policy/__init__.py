"""What pain does, what grows, and when somebody should be asked: every rule about backs.

Pure functions of what was written down and of the day. Nothing is stored that could disagree with the record: a
person that was put away is believed only while no byte of the journal and no rule has changed. Begin
with `person`, the one pass over the record; `today` says what it means for one day, `progression` follows one exercise.
"""
