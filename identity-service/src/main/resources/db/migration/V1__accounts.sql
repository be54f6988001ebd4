-- People who can sign in.
CREATE TABLE account (
    id            uuid PRIMARY KEY,
    username      text NOT NULL CHECK (length(username) BETWEEN 2 AND 40),
    display_name  text NOT NULL,
    email         text NOT NULL,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- "Learner" and "learner" are one person.
CREATE UNIQUE INDEX account_username ON account (lower(username));
CREATE UNIQUE INDEX account_email ON account (lower(email));

CREATE TABLE account_role (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    role       text NOT NULL CHECK (role IN ('LEARNER', 'EDITOR', 'OPERATOR')),
    PRIMARY KEY (account_id, role)
);
