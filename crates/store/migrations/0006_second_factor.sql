-- A second factor beside the password: codes that a telephone makes, and codes on paper for the day without it.

CREATE TABLE second_factors (
    person TEXT PRIMARY KEY REFERENCES people (id),
    -- Shared with the telephone, in Base32.
    secret TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- Since when a code is asked for.
    confirmed_at BIGINT,
    -- The last step of time whose code was taken: none is taken twice (RFC 6238, 5.2).
    last_step BIGINT NOT NULL
);

-- Of codes only hashes are kept; each is taken once.
CREATE TABLE recovery_codes (
    person TEXT NOT NULL REFERENCES people (id),
    code_hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person, code_hash)
);

-- Whoever has given the right password and not yet the code.
CREATE TABLE half_entered (
    token_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    expires_at BIGINT NOT NULL
);
