-- Passkeys (WebAuthn): keys that a device holds, and shows it has by signing what was drawn for the purpose.

CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    -- The name of the site for which the device made it: it shows it to no other.
    host TEXT NOT NULL,
    -- What the device calls it, in base64url.
    credential TEXT NOT NULL UNIQUE,
    -- The public key and its count of uses, as JSON.
    public_key TEXT NOT NULL,
    -- Which device it is, in the words of whoever has it.
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX passkeys_by_person ON passkeys (person, created_at);

-- What a device was asked to sign, until it answers: once, and not for long.
CREATE TABLE challenges (
    token_hash TEXT PRIMARY KEY,
    -- Who was asked; nobody where the device says who it is.
    person TEXT REFERENCES people (id),
    -- What is remembered of the question, as JSON.
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX challenges_by_time ON challenges (expires_at);
