# Import: leaving, merging, duplicates, status, check.
