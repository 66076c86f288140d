-- What people of the newsroom say to each other about a text. Nobody else ever reads it.

CREATE TABLE comments (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    -- What it answers; none begins a thread.
    answers TEXT REFERENCES comments (id),
    -- The block that it is about, and how that began then; none is about the whole text.
    block TEXT,
    quote TEXT,
    author TEXT NOT NULL REFERENCES people (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Of a thread: that it is settled.
    resolved_at BIGINT,
    resolved_by TEXT REFERENCES people (id)
);

CREATE INDEX comments_by_document ON comments (document, created_at);
