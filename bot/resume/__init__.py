"""Resume files in, a Profile with page and line for every field out."""
