"""Versions of a model in the window: their differences, what is which, and where they are kept."""
