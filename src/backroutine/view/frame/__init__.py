"""The picture of a session: one moment, fitted into a window of any size.

Begin with `frame`, which chooses the page; `layout` fits it into the window and `styles` has every style.
"""
