"""Placeholder."""
from backroutine.edge.screen.live import LiveScreen as LineScreen
