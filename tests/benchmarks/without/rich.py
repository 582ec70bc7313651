"""Stands in front of `rich`, which only the development tools bring along: users start without it."""

raise ImportError("rich is not part of the product")
