-- The picture of which this one is a part. Where the whole is destroyed by order, a part that nothing shows goes with it.
ALTER TABLE media ADD COLUMN cut_from TEXT REFERENCES media (id);
CREATE INDEX media_by_whole ON media (cut_from);
