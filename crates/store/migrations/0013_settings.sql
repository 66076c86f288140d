-- What a site is can be changed while it is served: who reads it again sees by this number.
ALTER TABLE sites ADD COLUMN settings_version BIGINT NOT NULL DEFAULT 0;

CREATE VIEW live_settings AS SELECT id AS site, settings_version FROM sites;

-- What stands in the navigation of an edition behind its sections.
CREATE TABLE links (
    edition TEXT NOT NULL REFERENCES editions (id),
    rank BIGINT NOT NULL,
    label TEXT NOT NULL,
    -- A whole address, or a path of the site.
    url TEXT NOT NULL,
    PRIMARY KEY (edition, rank)
);

CREATE VIEW live_links AS SELECT edition, rank, label, url FROM links;

-- Texts that stand at the head of every page, while something urgent is the matter. Its words are those of the
-- public text, so nothing stands there that was not approved and is not in the record.
CREATE TABLE banners (
    item TEXT PRIMARY KEY REFERENCES items (id),
    site TEXT NOT NULL REFERENCES sites (id),
    set_by TEXT NOT NULL REFERENCES people (id),
    set_at BIGINT NOT NULL,
    until BIGINT
);

CREATE VIEW live_banners AS SELECT item, site, set_at FROM banners;
