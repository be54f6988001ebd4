-- Refresh tokens that were exchanged for their successor. One that comes again was stolen, either
-- from the client or by it; only its hash is kept, and only as long as its grant.
CREATE TABLE used_refresh_token (
    token_hash bytea PRIMARY KEY,
    grant_id   text NOT NULL REFERENCES oauth2_authorization ON DELETE CASCADE
);

CREATE INDEX used_refresh_token_grant ON used_refresh_token (grant_id);
