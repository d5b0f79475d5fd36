"""The world outside: one place for each outside thing, and no rule about backs.

Edges do not know each other, only the ground that `computer` is. Begin with whatever thing you came for.
"""
