-- Two column types only: BIGINT (moments in milliseconds, counters) and TEXT (keys, words, hashes in
-- hexadecimal, canonical content). The same file runs on SQLite and PostgreSQL.

CREATE TABLE sites (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL,
    hue BIGINT NOT NULL,
    seal TEXT,
    default_edition TEXT NOT NULL,
    two_person_rule_since BIGINT,
    created_at BIGINT NOT NULL,
    -- The last position taken by a public act, and the last that the public may see.
    decided_position BIGINT NOT NULL,
    shown_position BIGINT NOT NULL
);

CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    rank BIGINT NOT NULL
);

CREATE TABLE editions (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    institution TEXT NOT NULL,
    office TEXT,
    description TEXT,
    months TEXT NOT NULL,
    numerals TEXT NOT NULL,
    rank BIGINT NOT NULL,
    UNIQUE (site, key)
);

CREATE TABLE sections (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES editions (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    rank BIGINT NOT NULL,
    UNIQUE (edition, key)
);

-- Whoever acts. The accounts that no person holds have the keys 'system' and 'operator'.
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (site, key)
);

CREATE TABLE items (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    public_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    short_id TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL REFERENCES items (id),
    edition TEXT NOT NULL REFERENCES editions (id),
    section TEXT REFERENCES sections (id),
    -- The document that this one translates.
    original TEXT REFERENCES documents (id),
    created_at BIGINT NOT NULL,
    newest_revision TEXT,
    -- The work state: a word, and what belongs to it.
    work TEXT NOT NULL,
    work_revision TEXT,
    work_person TEXT,
    work_approval TEXT,
    work_reason TEXT,
    work_at BIGINT,
    work_failed_at BIGINT,
    work_failure TEXT,
    approved_hash TEXT,
    -- The live state: the latest public act as decided, and as the public may see it.
    decided TEXT,
    shown TEXT,
    -- By what the public's lists are sorted: the stated date, else the first publication.
    shown_at BIGINT,
    review_owed_by TEXT,
    review_owed_reason TEXT,
    UNIQUE (item, edition)
);

CREATE INDEX documents_by_edition ON documents (edition, shown_at);
CREATE INDEX documents_by_section ON documents (section, shown_at);

CREATE TABLE revisions (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    previous TEXT REFERENCES revisions (id),
    author TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    -- 'minor', or 'major' with a category and a public note.
    change TEXT NOT NULL,
    category TEXT,
    note TEXT,
    -- The revision of the original that this one renders.
    source_revision TEXT REFERENCES revisions (id),
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL
);

CREATE INDEX revisions_by_document ON revisions (document, created_at);

-- Public acts. Rows are only ever added. `rev` counts all of a document's, `number` its publications.
CREATE TABLE public_events (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    position BIGINT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    rev BIGINT NOT NULL,
    kind TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    sort_at BIGINT NOT NULL,
    actor TEXT NOT NULL REFERENCES people (id),
    approval TEXT,
    approver TEXT,
    how TEXT,
    reason TEXT,
    replaced_by TEXT REFERENCES documents (id),
    UNIQUE (site, position),
    UNIQUE (document, rev)
);

CREATE UNIQUE INDEX publications_are_numbered ON public_events (document, number)
    WHERE kind IN ('published', 'updated', 'corrected', 'imported');
CREATE INDEX public_events_by_revision ON public_events (revision);

-- Static pages have their slug as address; the row is the one live owner of it.
CREATE TABLE page_paths (
    edition TEXT NOT NULL REFERENCES editions (id),
    slug TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (edition, slug)
);

CREATE TABLE media (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    public_id TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    -- The cleaned original, and the bytes it was made from.
    hash TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    colour TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (site, source_hash),
    UNIQUE (site, hash)
);

CREATE TABLE renditions (
    media TEXT NOT NULL REFERENCES media (id),
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    hash TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (media, width)
);

CREATE TABLE revision_media (
    revision TEXT NOT NULL REFERENCES revisions (id),
    media TEXT NOT NULL REFERENCES media (id),
    PRIMARY KEY (revision, media)
);

CREATE INDEX revision_media_by_media ON revision_media (media);

-- Old addresses, each a path with its query.
CREATE TABLE redirects (
    site TEXT NOT NULL REFERENCES sites (id),
    path TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (site, path)
);

-- What was imported from where, so that a second run finds it again.
CREATE TABLE imports (
    edition TEXT NOT NULL REFERENCES editions (id),
    source TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    fingerprint TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (edition, source)
);

-- What must happen after a commit, written in the same transaction; consumers keep their own place.
CREATE TABLE outbox (
    site TEXT NOT NULL REFERENCES sites (id),
    position BIGINT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    item TEXT NOT NULL REFERENCES items (id),
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (site, position)
);

CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL REFERENCES people (id),
    action TEXT NOT NULL,
    document TEXT REFERENCES documents (id),
    revision TEXT REFERENCES revisions (id),
    detail TEXT
);

CREATE INDEX audit_by_time ON audit (site, at);

-- All that the public's side may ask. Every view stands on `shown`, so a draft cannot be selected.

CREATE VIEW live_sites AS
SELECT id, key, zone, hue, seal, default_edition, decided_position, shown_position FROM sites;

CREATE VIEW live_hosts AS SELECT host, site, rank FROM hosts;

CREATE VIEW live_editions AS
SELECT id, site, key, language, name, institution, office, description, months, numerals, rank FROM editions;

CREATE VIEW live_sections AS SELECT id, edition, key, name, description, rank FROM sections;

CREATE VIEW live_documents AS
SELECT d.id, d.short_id, d.item, d.edition, d.section, d.original, d.shown_at,
       i.site, i.kind AS item_kind, i.public_id,
       -- Why something was published in an emergency is the house's business.
       e.kind AS state, e.how, CASE WHEN e.kind = 'withdrawn' THEN e.reason END AS reason, e.number, e.at AS changed_at,
       r.id AS revision, r.source_revision, r.slug, r.headline, r.content
FROM documents d
JOIN items i ON i.id = d.item
JOIN public_events e ON e.id = d.shown
JOIN revisions r ON r.id = e.revision
WHERE e.kind NOT IN ('removed', 'replaced');

CREATE VIEW live_gone AS
SELECT d.id, d.short_id, d.edition, d.item, e.kind AS state, e.reason, e.at AS changed_at,
       o.short_id AS replacement, o.edition AS replacement_edition, o.slug AS replacement_slug,
       o.item_kind AS replacement_kind
FROM documents d
JOIN public_events e ON e.id = d.shown
LEFT JOIN live_documents o ON o.id = e.replaced_by
WHERE e.kind IN ('removed', 'replaced');

CREATE VIEW live_first AS
SELECT e.document, e.kind AS state, e.at FROM public_events e
JOIN sites s ON s.id = e.site AND e.position <= s.shown_position
WHERE e.rev = 1;

CREATE VIEW live_corrections AS
SELECT e.document, e.rev, e.at, r.category, r.note
FROM public_events e
JOIN live_documents d ON d.id = e.document
JOIN revisions r ON r.id = e.revision
JOIN sites s ON s.id = e.site
WHERE e.kind = 'corrected' AND e.position <= s.shown_position;

-- Translations whose original has had a major change since the revision that they render.
CREATE VIEW live_behind AS
SELECT t.id AS document, t.original
FROM live_documents t
WHERE EXISTS (
    SELECT 1 FROM live_corrections c
    WHERE c.document = t.original
      AND c.rev > (SELECT MIN(e.rev) FROM public_events e
                   WHERE e.document = t.original AND e.revision = t.source_revision)
);

CREATE VIEW live_pages AS
SELECT p.edition, p.slug, p.document FROM page_paths p JOIN live_documents d ON d.id = p.document;

CREATE VIEW live_gone_pages AS
SELECT p.edition, p.slug, g.short_id FROM page_paths p JOIN live_gone g ON g.id = p.document;

CREATE VIEW live_media AS
SELECT DISTINCT m.id, m.site, m.public_id, m.version, m.hash, m.width, m.height, m.colour
FROM media m
JOIN revision_media rm ON rm.media = m.id
JOIN live_documents d ON d.revision = rm.revision;

CREATE VIEW live_renditions AS
SELECT m.site, m.public_id, m.version, m.hash AS media_hash, r.width, r.height, r.hash
FROM renditions r JOIN live_media m ON m.id = r.media;

CREATE VIEW live_redirects AS
SELECT r.site, r.path, d.short_id, d.edition, COALESCE(p.slug, d.slug) AS slug, d.item_kind
FROM redirects r JOIN live_documents d ON d.id = r.document LEFT JOIN live_pages p ON p.document = d.id
UNION ALL
-- What is gone is explained under its short address, which says nothing of what it was called.
SELECT r.site, r.path, g.short_id, g.edition, '' AS slug, 'news' AS item_kind
FROM redirects r JOIN live_gone g ON g.id = r.document;

CREATE VIEW live_outbox AS
SELECT o.site, o.position, o.item, i.kind AS item_kind
FROM outbox o
JOIN items i ON i.id = o.item
JOIN sites s ON s.id = o.site AND o.position <= s.shown_position;
