"""What is open for editing, with its undo."""
