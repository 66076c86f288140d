-- What somebody has decided about the dates that a text mentions. A place is named by a hash of its sentence and what is
-- said there: what is decided outlives changes of the rest, and quotes nothing.
CREATE TABLE dated (
    document TEXT NOT NULL REFERENCES documents (id),
    place TEXT NOT NULL,
    -- 'right': what the program proposes; 'none': it is no date; else the period (ISO 8601-2).
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES people (id),
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (document, place)
);

CREATE VIEW live_dated AS
SELECT v.document, v.place, v.verdict
FROM dated v JOIN live_documents d ON d.id = v.document
WHERE d.state <> 'withdrawn';

-- Whoever follows what is changed in an edition goes along this.
CREATE INDEX documents_by_touch_in_edition ON documents (edition, touched_at, id);
