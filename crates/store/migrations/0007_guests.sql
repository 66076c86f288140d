-- Links for people outside the newsroom: to read a text before the public does, or to approve it once.

CREATE TABLE guest_links (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    -- What is to be approved; a link for reading shows the newest.
    revision TEXT REFERENCES revisions (id),
    -- For whom, in the words of whoever made it.
    label TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_by TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX guest_links_by_document ON guest_links (document, created_at);
CREATE INDEX guest_links_by_revision ON guest_links (revision) WHERE revision IS NOT NULL;
