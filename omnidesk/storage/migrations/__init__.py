"""Alembic revisions of the client file's schema."""
