-- The keys that sign tokens, private parts included: whoever reads this table can make tokens.
CREATE TABLE signing_key (
    kid        text PRIMARY KEY,
    jwk        text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
