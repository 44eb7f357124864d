"""Engines that turn a sentence into sound, behind one protocol."""
