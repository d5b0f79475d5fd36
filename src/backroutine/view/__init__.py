"""What things look like: pure pictures of values, as text with styles or as pages.

A view is given a value and a size and answers with what to show; it neither prints nor waits, so that a picture can be
compared with a file. It may use Rich's text, style and cell widths. Begin with `frame.frame`; `safe` is the one door
for text that came from outside.
"""
