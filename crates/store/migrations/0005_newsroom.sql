-- Working on texts.

-- When the oldest of the revisions that this one replaced was begun: what somebody types in ten minutes is one.
ALTER TABLE revisions ADD COLUMN began_at BIGINT;
CREATE INDEX revisions_by_previous ON revisions (previous);
CREATE INDEX revisions_by_source ON revisions (source_revision) WHERE source_revision IS NOT NULL;
CREATE INDEX audit_by_revision ON audit (revision) WHERE revision IS NOT NULL;
CREATE INDEX audit_by_document ON audit (document, at) WHERE document IS NOT NULL;

-- When somebody last changed something of it: by this the newsroom's lists are sorted.
ALTER TABLE documents ADD COLUMN touched_at BIGINT;
UPDATE documents SET touched_at = COALESCE((SELECT r.created_at FROM revisions r WHERE r.id = documents.newest_revision), created_at);
CREATE INDEX documents_by_touch ON documents (touched_at);
CREATE INDEX documents_due ON documents (work_at) WHERE work = 'scheduled';
CREATE INDEX documents_by_original ON documents (original) WHERE original IS NOT NULL;

-- Who has a text open, as far as their browser said lately.
CREATE TABLE open_texts (
    document TEXT NOT NULL REFERENCES documents (id),
    person TEXT NOT NULL REFERENCES people (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (document, person)
);

-- What a file was called when somebody brought it, and who that was.
ALTER TABLE media ADD COLUMN name TEXT;
ALTER TABLE media ADD COLUMN added_by TEXT REFERENCES people (id);
CREATE INDEX media_by_time ON media (site, created_at);

-- What is proposed to be said of a picture, by language: texts keep their own words.
CREATE TABLE media_words (
    media TEXT NOT NULL REFERENCES media (id),
    lang TEXT NOT NULL,
    alt TEXT,
    caption TEXT,
    credit TEXT,
    PRIMARY KEY (media, lang)
);

CREATE INDEX public_events_of_corrections ON public_events (site, document) WHERE kind = 'corrected';
