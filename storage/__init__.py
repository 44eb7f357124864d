"""Everything that knows SQL: one SQLite file, one writer, durable turns."""
