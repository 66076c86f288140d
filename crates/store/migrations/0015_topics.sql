-- What an institution speaks about: people, places, bodies, events, matters.
CREATE TABLE topics (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- The topic that it became one with: it has no names, paths and items of its own any more.
    merged_into TEXT REFERENCES topics (id)
);

CREATE INDEX topics_by_site ON topics (site);

CREATE TABLE topic_names (
    topic TEXT NOT NULL REFERENCES topics (id),
    edition TEXT NOT NULL REFERENCES editions (id),
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    -- A sentence about it.
    note TEXT,
    PRIMARY KEY (topic, edition)
);

-- Every readable part of an address under which the public knew a topic leads to it for ever.
CREATE TABLE topic_paths (
    edition TEXT NOT NULL REFERENCES editions (id),
    slug TEXT NOT NULL,
    topic TEXT NOT NULL REFERENCES topics (id),
    PRIMARY KEY (edition, slug)
);

CREATE INDEX topic_paths_by_topic ON topic_paths (topic);

-- How else it is written, in any language.
CREATE TABLE topic_spellings (
    topic TEXT NOT NULL REFERENCES topics (id),
    rank BIGINT NOT NULL,
    spelling TEXT NOT NULL,
    PRIMARY KEY (topic, rank)
);

-- What an item is filed under, in all its languages.
CREATE TABLE item_topics (
    item TEXT NOT NULL REFERENCES items (id),
    topic TEXT NOT NULL REFERENCES topics (id),
    rank BIGINT NOT NULL,
    PRIMARY KEY (item, topic)
);

CREATE INDEX item_topics_by_topic ON item_topics (topic);

-- Items of which something beside their texts has changed that readers see or search finds: their topics, or what these
-- are called. Each has the number of its latest change; consumers keep their own place, as with the outbox.
CREATE TABLE filings (
    site TEXT NOT NULL REFERENCES sites (id),
    item TEXT NOT NULL REFERENCES items (id),
    number BIGINT NOT NULL,
    PRIMARY KEY (site, item)
);

CREATE INDEX filings_by_number ON filings (site, number);

CREATE VIEW live_filings AS SELECT site, item, number FROM filings;

-- A topic is public in an edition where a text that stands there is filed under it.
CREATE VIEW live_topics AS
SELECT t.id, t.site, t.kind, n.edition, n.name, n.slug, n.note
FROM topics t
JOIN topic_names n ON n.topic = t.id
WHERE EXISTS (
    SELECT 1 FROM item_topics f JOIN live_documents d ON d.item = f.item
    WHERE f.topic = t.id AND d.edition = n.edition AND d.state <> 'withdrawn' AND d.item_kind <> 'page'
);

CREATE VIEW live_topic_paths AS
SELECT p.edition, p.slug, p.topic FROM topic_paths p JOIN live_topics t ON t.id = p.topic AND t.edition = p.edition;

CREATE VIEW live_item_topics AS
SELECT f.item, f.topic, f.rank FROM item_topics f
WHERE EXISTS (SELECT 1 FROM live_documents d WHERE d.item = f.item);

-- In all languages, and all spellings: search finds a text by any of them.
CREATE VIEW live_topic_spellings AS
SELECT n.topic, n.name AS word FROM topic_names n
WHERE EXISTS (SELECT 1 FROM live_item_topics f WHERE f.topic = n.topic)
UNION
SELECT s.topic, s.spelling AS word FROM topic_spellings s
WHERE EXISTS (SELECT 1 FROM live_item_topics f WHERE f.topic = s.topic);
