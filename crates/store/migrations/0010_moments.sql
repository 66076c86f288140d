-- Moments in the life of a text: when it stands no longer, and who reads it before the public does.

ALTER TABLE documents ADD COLUMN expires_at BIGINT;
ALTER TABLE documents ADD COLUMN expires_reason TEXT;
CREATE INDEX documents_expiring ON documents (expires_at) WHERE expires_at IS NOT NULL;

-- A link to a text that is scheduled, under an embargo: 1.
ALTER TABLE guest_links ADD COLUMN embargo BIGINT;
