-- Within what a role counts: `@en,fr/news`, or nothing where it counts everywhere.
ALTER TABLE roles ADD COLUMN remit TEXT NOT NULL DEFAULT '';
