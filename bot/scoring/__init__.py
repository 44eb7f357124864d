"""Answers in, assessments that point at the words that earned them out."""
