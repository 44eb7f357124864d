"""Sound: hearing an answer while it is given, and saying a question aloud."""
