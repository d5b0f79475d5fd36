"""The report of a stretch of time as a sheet of sections, and as text, HTML, CSV and JSON made of it.

Begin with `sheet`: what is told is decided there once, the other files only write it down.
"""
