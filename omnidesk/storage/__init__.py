"""The client file: the only package that knows SQL."""
