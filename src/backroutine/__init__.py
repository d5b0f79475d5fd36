"""backroutine: a guided timer for gentle lower-back exercises."""

__version__ = "0.1.0"
