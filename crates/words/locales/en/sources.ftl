# Import: files, formats and what was detected in them.
