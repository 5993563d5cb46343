"""The desktop: the only package that knows Qt."""
