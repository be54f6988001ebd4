-- Who wants an account and has not yet shown that the e-mail address is theirs. It reserves nothing:
-- neither a name nor an address can be taken from others by asking only.
CREATE TABLE application (
    id            uuid PRIMARY KEY,
    username      text NOT NULL,
    display_name  text NOT NULL,
    email         text NOT NULL,
    password_hash text NOT NULL,
    expires_at    timestamptz NOT NULL
);

CREATE INDEX application_expiry ON application (expires_at);
