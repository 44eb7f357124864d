"""Everything that knows Discord. The voice and text rooms live here."""
