"""One report content and its writers."""
