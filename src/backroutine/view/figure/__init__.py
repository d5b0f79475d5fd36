"""The figure as something to look at: dots and characters for a terminal, paths for paper and browsers.

Pure: values of `domain.figure` in, text out. Which characters a terminal can show is for others to find out; nothing in here
asks it. Begin reading at `drawing`, which puts the parts together.
"""
