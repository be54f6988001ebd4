-- Mail that is to be written and sent. What it says is made when it is sent: no link with a secret
-- ever lies here, and asking for a mail costs the same whether or not the address is known.
CREATE TABLE outgoing_mail (
    id              uuid PRIMARY KEY,
    kind            text NOT NULL,
    address         text NOT NULL,
    about           uuid,
    attempts        integer NOT NULL DEFAULT 0,
    ordered_at      timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL
);

CREATE INDEX outgoing_mail_due ON outgoing_mail (next_attempt_at);

-- Links that were mailed. Only the hash of a link's secret is kept; its first use deletes the row.
CREATE TABLE mailed_link (
    token_hash bytea PRIMARY KEY,
    purpose    text NOT NULL CHECK (purpose IN ('CONFIRM', 'RESET')),
    about      uuid NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX mailed_link_about ON mailed_link (about);
CREATE INDEX mailed_link_expiry ON mailed_link (expires_at);
