-- A key is published before it signs, and after it signs no more. Its private part is sealed with the
-- key encryption key, which is no secret of the database, and vanishes when the key has signed last.
ALTER TABLE signing_key
    ADD COLUMN public_jwk      text,
    ADD COLUMN sealed_jwk      text,
    ADD COLUMN signs_from      timestamptz,
    ADD COLUMN signs_until     timestamptz,
    ADD COLUMN published_until timestamptz,
    ADD COLUMN compromised     boolean NOT NULL DEFAULT false,
    ALTER COLUMN jwk DROP NOT NULL;

UPDATE signing_key SET signs_from = created_at;

ALTER TABLE signing_key ALTER COLUMN signs_from SET NOT NULL;

COMMENT ON COLUMN signing_key.jwk IS 'from before keys were sealed; emptied at the next start';
