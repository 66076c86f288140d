-- Who made an old address lead somewhere: nobody where it was imported, and it leads on for ever then.
ALTER TABLE redirects ADD COLUMN made_by TEXT REFERENCES people (id);
CREATE INDEX redirects_by_moment ON redirects (site, created_at, path);
