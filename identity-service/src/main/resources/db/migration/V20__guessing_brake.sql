-- How often somebody tried lately, so that all instances brake together. Keys are hashes: people type
-- passwords into the field for the name.
CREATE TABLE brake (
    key           text PRIMARY KEY,
    tries         double precision NOT NULL,
    counted_at    timestamptz NOT NULL,
    blocked_until timestamptz
);

CREATE INDEX brake_counted ON brake (counted_at);
