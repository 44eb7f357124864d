"""Data only: the question banks, as a package so that an installed copy finds them."""
