-- From where somebody signed in to an account with the right password. Guesses from elsewhere do not
-- make them wait there.
CREATE TABLE known_network (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    network    text NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, network)
);

CREATE INDEX known_network_seen ON known_network (seen_at);
