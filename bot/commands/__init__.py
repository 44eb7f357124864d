"""The roof: the command line. May import anything; nobody imports it."""
