-- The picture that has taken another's place. Texts go on showing the one that they were approved with until somebody
-- gives them the newer; only then do the addresses of the older lead to it.
ALTER TABLE media ADD COLUMN replaced_by TEXT REFERENCES media (id);
CREATE INDEX media_by_replacement ON media (replaced_by);

CREATE VIEW live_replacements AS
SELECT o.site, o.public_id, n.public_id AS new_public_id, n.version AS new_version
FROM media o JOIN media n ON n.id = o.replaced_by;

-- Words that an edition says again and again. A text gets a copy of them.
CREATE TABLE boilerplate (
    edition TEXT NOT NULL REFERENCES editions (id),
    rank BIGINT NOT NULL,
    label TEXT NOT NULL,
    -- As it was written, in Markdown.
    words TEXT NOT NULL,
    PRIMARY KEY (edition, rank)
);

-- The text that has taken another's place, whatever has become of it since: one that took its own place is found
-- through it.
CREATE VIEW live_successors AS
SELECT d.id AS document, d.edition, d.short_id, e.replaced_by AS successor
FROM documents d JOIN public_events e ON e.id = d.shown
WHERE e.kind = 'replaced';
