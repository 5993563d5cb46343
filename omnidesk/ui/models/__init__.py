"""Item models over the documents."""
