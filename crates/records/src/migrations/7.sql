-- Area sets change over time: the day from which a version is valid, and the checksum of the file that it was made of.
ALTER TABLE area_file ADD COLUMN valid_from TEXT;
ALTER TABLE area_file ADD COLUMN checksum TEXT;
