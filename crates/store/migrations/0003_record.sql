-- The public record: a log of entries for each site, what the entries commit to, and what is disclosed.

CREATE TABLE logs (
    site TEXT PRIMARY KEY REFERENCES sites (id),
    -- Chosen once; never read from the settings again.
    origin TEXT NOT NULL UNIQUE,
    -- Which log, where a short name is wanted.
    number BIGINT NOT NULL UNIQUE,
    -- The keys whose statements are entered: one in a line, the root key's behind the word 'root'.
    keys TEXT NOT NULL DEFAULT '',
    -- The tree in its compact form, with the number of its leaves first.
    frontier TEXT NOT NULL DEFAULT '0',
    size BIGINT NOT NULL DEFAULT 0,
    -- The last public act whose entry is appended.
    entered_position BIGINT NOT NULL DEFAULT 0,
    -- The size of the newest tree that a checkpoint was signed for.
    signed_size BIGINT NOT NULL DEFAULT 0
);

INSERT INTO logs (site, origin, number)
SELECT s.id, COALESCE((SELECT h.host FROM hosts h WHERE h.site = s.id ORDER BY h.rank LIMIT 1), s.key || '.invalid') || '/log',
       ROW_NUMBER() OVER (ORDER BY s.key)
FROM sites s;

-- Rows are only ever added. `entry` and `manifest` are the exact bytes.
CREATE TABLE record_entries (
    site TEXT NOT NULL REFERENCES sites (id),
    idx BIGINT NOT NULL,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    leaf TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- For an entry of a text: which, its number among the entries of that text, and the public act.
    doc TEXT,
    lang TEXT,
    rev BIGINT,
    document TEXT REFERENCES documents (id),
    event TEXT UNIQUE REFERENCES public_events (id),
    manifest TEXT,
    PRIMARY KEY (site, idx),
    UNIQUE (site, doc, lang, rev)
);

CREATE INDEX record_entries_by_document ON record_entries (document, idx);
-- The few that are of no text, among very many that are.
CREATE INDEX record_entries_of_keys ON record_entries (site, idx) WHERE kind = 'key';
CREATE INDEX record_entries_of_snapshots ON record_entries (site, idx) WHERE kind = 'snapshot';

-- Salts and texts of the parts: all that a removal destroys.
CREATE TABLE record_disclosures (
    site TEXT NOT NULL REFERENCES sites (id),
    idx BIGINT NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (site, idx)
);

-- Hashes over 256, 256 * 256 … leaves: what a tile of level 1, 2 … is made of.
CREATE TABLE record_hashes (
    site TEXT NOT NULL REFERENCES sites (id),
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (site, level, idx)
);

-- Every checkpoint that was ever signed: evidence.
CREATE TABLE record_checkpoints (
    site TEXT NOT NULL REFERENCES sites (id),
    size BIGINT NOT NULL,
    root TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (site, size)
);

-- Signatures of witnesses over a checkpoint: one line of its note each.
CREATE TABLE record_cosignatures (
    site TEXT NOT NULL REFERENCES sites (id),
    size BIGINT NOT NULL,
    witness TEXT NOT NULL,
    line TEXT NOT NULL,
    -- The time that the witness states.
    at BIGINT NOT NULL,
    PRIMARY KEY (site, size, witness)
);

-- The newest checkpoints that this server, as a witness, has signed for others.
CREATE TABLE witnessed (
    origin TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    root TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- What a quotation is found by: hashes of three words in a row, in the form for finding.
CREATE TABLE record_shingles (
    shingle BIGINT NOT NULL,
    log BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (shingle, log, idx)
);

CREATE INDEX record_shingles_by_entry ON record_shingles (log, idx);

CREATE VIEW live_log AS
SELECT l.site, l.origin, l.keys, l.signed_size, c.root, c.note, c.at
FROM logs l JOIN record_checkpoints c ON c.site = l.site AND c.size = l.signed_size;

CREATE VIEW live_entries AS
SELECT e.site, e.idx, e.kind, e.entry, e.leaf, e.at, e.doc, e.lang, e.rev, e.document, e.event, e.manifest
FROM record_entries e JOIN logs l ON l.site = e.site AND e.idx < l.signed_size;

CREATE VIEW live_hashes AS
SELECT h.site, h.level, h.idx, h.hash
FROM record_hashes h JOIN logs l ON l.site = h.site
WHERE (h.idx + 1) * (CASE h.level WHEN 1 THEN 256 WHEN 2 THEN 65536 WHEN 3 THEN 16777216 ELSE 4294967296 END) <= l.signed_size;

CREATE VIEW live_cosignatures AS
SELECT c.site, c.size, c.witness, c.line, c.at
FROM record_cosignatures c JOIN logs l ON l.site = c.site AND c.size <= l.signed_size;

-- What may be disclosed: the explanation of what is gone, and all versions of a text that can be read.
CREATE VIEW live_disclosures AS
SELECT r.site, r.idx, r.parts
FROM record_disclosures r
JOIN live_entries e ON e.site = r.site AND e.idx = r.idx
JOIN public_events p ON p.id = e.event
WHERE p.kind IN ('removed', 'replaced') OR EXISTS (SELECT 1 FROM live_documents d WHERE d.id = e.document);

-- The entries of texts, with what an address is made of. What was never seen has none.
CREATE VIEW live_record AS
SELECT e.site, e.idx, e.entry, e.leaf, e.at, e.rev, e.manifest, e.document, e.event, p.kind, p.how, r.category,
       d.edition, d.short_id, d.item, d.decided, e.doc, e.lang
FROM live_entries e
JOIN public_events p ON p.id = e.event
JOIN revisions r ON r.id = p.revision
JOIN documents d ON d.id = e.document;

CREATE VIEW live_shingles AS
SELECT l.site, s.shingle, s.idx FROM record_shingles s JOIN logs l ON l.number = s.log AND s.idx < l.signed_size;
