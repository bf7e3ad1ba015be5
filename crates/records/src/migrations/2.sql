-- A publication that broke off before its release became public may be made again under its number; one that became
-- public is never replaced.
ALTER TABLE publication ADD COLUMN public INTEGER NOT NULL DEFAULT 1;
