# Import: columns matched to variables.
