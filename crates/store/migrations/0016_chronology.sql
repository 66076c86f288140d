-- What somebody has decided about the dates that a text mentions. An expression and its number among those that are the
-- same name the place: what is decided outlives changes of the rest.
CREATE TABLE dated (
    document TEXT NOT NULL REFERENCES documents (id),
    expression TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- 'right': what the program proposes; 'none': it is no date; else the period (ISO 8601-2).
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES people (id),
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (document, expression, number)
);

CREATE VIEW live_dated AS
SELECT v.document, v.expression, v.number, v.verdict
FROM dated v JOIN live_documents d ON d.id = v.document
WHERE d.state <> 'withdrawn';
