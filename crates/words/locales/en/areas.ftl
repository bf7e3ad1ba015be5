# Import: area sets: reading, repairs, overlaps.
