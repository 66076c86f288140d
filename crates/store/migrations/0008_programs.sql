-- Programs beside the newsroom: what lets them in, what they were answered, and who is told of public acts.

-- Of tokens only hashes are kept.
CREATE TABLE access_tokens (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    -- In whose name.
    person TEXT NOT NULL REFERENCES people (id),
    -- For what, in the words of whoever made it.
    label TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    -- The words of the scopes, with spaces between.
    scopes TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX access_tokens_by_person ON access_tokens (person, created_at);

-- What was answered to what a program sent under a name of its choice, so that it may send it twice.
CREATE TABLE replies (
    token TEXT NOT NULL REFERENCES access_tokens (id),
    key TEXT NOT NULL,
    -- The hash of what was sent.
    request_hash TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- None while it is being done.
    status BIGINT,
    location TEXT,
    body TEXT,
    -- That the answer was destroyed by a removal: 1.
    void BIGINT,
    PRIMARY KEY (token, key)
);

CREATE INDEX replies_by_time ON replies (begun_at);

-- Addresses that are told of public acts. The secret signs what is sent to them, so it is kept as it is.
CREATE TABLE web_hooks (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    -- The words of the public acts that are told, with spaces between.
    kinds TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    -- Up to which public act it has been noted what is to be told.
    position BIGINT NOT NULL,
    delivered_at BIGINT,
    -- Since when nothing has arrived, and why not.
    failing_since BIGINT,
    failure TEXT,
    -- How many messages were given up.
    lost BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX web_hooks_by_site ON web_hooks (site, created_at);
