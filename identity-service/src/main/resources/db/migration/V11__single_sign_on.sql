-- Which programs somebody signed in to in one browser session. The session is named by its row, which
-- stays the same when its cookie changes at a login; tokens name it, too ("sid"). It outlives the
-- grant: a program has to hear of the end of a session even if its tokens are gone.
CREATE TABLE sign_on (
    grant_id  text PRIMARY KEY,
    sid       text NOT NULL,
    client_id text NOT NULL,
    subject   text NOT NULL
);

CREATE INDEX sign_on_sid ON sign_on (sid);
CREATE INDEX sign_on_subject ON sign_on (subject);

-- Programs that have yet to be told that a session ended.
CREATE TABLE logout_notice (
    id        uuid PRIMARY KEY,
    client_id text NOT NULL,
    sid       text NOT NULL,
    subject   text NOT NULL,
    attempts  integer NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL
);

CREATE INDEX logout_notice_due ON logout_notice (due_at);
