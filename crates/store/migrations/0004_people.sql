-- People who work in the newsroom: accounts, what they may do, where they are signed in.

CREATE TABLE accounts (
    person TEXT PRIMARY KEY REFERENCES people (id),
    site TEXT NOT NULL REFERENCES sites (id),
    email TEXT NOT NULL,
    -- In small letters: what tells accounts apart.
    email_key TEXT NOT NULL,
    -- The hash in its PHC form.
    password TEXT NOT NULL,
    password_at BIGINT NOT NULL,
    -- The language of the interface; none follows the browser.
    language TEXT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by TEXT REFERENCES people (id),
    UNIQUE (site, email_key)
);

CREATE TABLE roles (
    person TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    given_by TEXT NOT NULL REFERENCES people (id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (person, role)
);

-- Of tokens only hashes are kept.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (id),
    token_hash TEXT NOT NULL UNIQUE,
    -- For whom, in the words of whoever invites.
    label TEXT NOT NULL,
    -- Somebody who has an account, and makes a new password by it.
    person TEXT REFERENCES people (id),
    -- The words of the roles, with spaces between.
    roles TEXT NOT NULL,
    invited_by TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT REFERENCES people (id),
    revoked_at BIGINT
);

CREATE INDEX invitations_by_site ON invitations (site, created_at);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    network TEXT NOT NULL,
    agent TEXT NOT NULL
);

CREATE INDEX sessions_by_person ON sessions (person, created_at);

-- Browsers from which somebody has signed in before: guessing elsewhere does not keep them out.
CREATE TABLE devices (
    token_hash TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (person, token_hash)
);

-- Failures to sign in, by account, device and network.
CREATE TABLE attempts (
    counter TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE INDEX attempts_by_time ON attempts (last_at);

-- The few texts that somebody works on.
CREATE INDEX documents_in_work ON documents (work) WHERE work <> 'idle';

-- From where, and about whom.
ALTER TABLE audit ADD COLUMN network TEXT;
ALTER TABLE audit ADD COLUMN subject TEXT REFERENCES people (id);
CREATE INDEX audit_by_actor ON audit (site, actor, at);
