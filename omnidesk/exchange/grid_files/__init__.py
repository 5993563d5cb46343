"""Grids in files: CSV and workbooks in and out, and the table that holds a whole model."""
