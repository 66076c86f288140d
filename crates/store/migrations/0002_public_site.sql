-- What the complete public site needs: a second calendar, pictures in several formats with the point
-- that stays in sight when they are cut, and work that is done behind an action.

ALTER TABLE sites ADD COLUMN hijri_offset BIGINT NOT NULL DEFAULT 0;

-- The calendar whose date stands beside the Gregorian one: 'umalqura', or none.
ALTER TABLE editions ADD COLUMN second_calendar TEXT;

-- In thousandths of the width and the height, from the upper left corner.
ALTER TABLE media ADD COLUMN focus_x BIGINT;
ALTER TABLE media ADD COLUMN focus_y BIGINT;

-- Work to be done behind an action, one row each, written in the same transaction as what it is for.
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Not taken before this moment: a later one after each failure, or while somebody is at it.
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    failure TEXT,
    UNIQUE (site, kind, subject)
);

CREATE INDEX jobs_by_time ON jobs (due_at);

INSERT INTO jobs (id, site, kind, subject, created_at, due_at, attempts)
SELECT id, site, 'avif', id, created_at, created_at, 0 FROM media;

DROP VIEW live_renditions;
DROP VIEW live_media;

CREATE TABLE formatted_renditions (
    media TEXT NOT NULL REFERENCES media (id),
    format TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    hash TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (media, format, width)
);

INSERT INTO formatted_renditions (media, format, width, height, hash, bytes)
SELECT media, 'jpeg', width, height, hash, bytes FROM renditions;

DROP TABLE renditions;

ALTER TABLE formatted_renditions RENAME TO renditions;

CREATE VIEW live_media AS
SELECT DISTINCT m.id, m.site, m.public_id, m.version, m.hash, m.width, m.height, m.colour, m.focus_x, m.focus_y
FROM media m
JOIN revision_media rm ON rm.media = m.id
JOIN live_documents d ON d.revision = rm.revision;

CREATE VIEW live_renditions AS
SELECT m.site, m.public_id, m.version, m.hash AS media_hash, r.format, r.width, r.height, r.hash
FROM renditions r JOIN live_media m ON m.id = r.media;

-- For each picture of an edition the newest standing text that shows it.
CREATE VIEW live_photographs AS
SELECT edition, document, hash, shown_at FROM (
    SELECT d.edition, d.id AS document, m.hash, d.shown_at,
           ROW_NUMBER() OVER (PARTITION BY d.edition, m.id ORDER BY d.shown_at DESC, d.id DESC) AS place
    FROM live_documents d
    JOIN revision_media rm ON rm.revision = d.revision
    JOIN media m ON m.id = rm.media
    WHERE d.state <> 'withdrawn' AND d.item_kind <> 'page'
) AS shown_pictures
WHERE place = 1;

DROP VIEW live_sites;
CREATE VIEW live_sites AS
SELECT id, key, zone, hue, seal, default_edition, hijri_offset, decided_position, shown_position FROM sites;

DROP VIEW live_editions;
CREATE VIEW live_editions AS
SELECT id, site, key, language, name, institution, office, description, months, numerals, second_calendar, rank
FROM editions;
