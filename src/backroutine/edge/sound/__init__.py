"""Voice and tones: text becomes sound files, sound files are played, and nothing of it delays a step.

Begin with `speaker`, which a session talks to. `voice` renders, `engines` and `players` know the programs, `tones` and
`wav` make and join samples, `render` writes a whole session.
"""
