"""The interview itself: resume in, questions, scores, report. Knows neither Discord nor SQL."""
