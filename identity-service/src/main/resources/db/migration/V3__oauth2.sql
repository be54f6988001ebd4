-- Clients, grants and consents. Spring Security reads and writes these three tables and fixes the
-- names of their columns; the types are ours.
CREATE TABLE oauth2_registered_client (
    id                            text PRIMARY KEY,
    client_id                     text NOT NULL UNIQUE,
    client_id_issued_at           timestamptz NOT NULL DEFAULT now(),
    client_secret                 text,
    client_secret_expires_at      timestamptz,
    client_name                   text NOT NULL,
    client_authentication_methods text NOT NULL,
    authorization_grant_types     text NOT NULL,
    redirect_uris                 text,
    post_logout_redirect_uris     text,
    scopes                        text NOT NULL,
    client_settings               text NOT NULL,
    token_settings                text NOT NULL
);

-- One row is one grant: a person (or a machine), a client, and what was handed out since.
CREATE TABLE oauth2_authorization (
    id                            text PRIMARY KEY,
    registered_client_id          text NOT NULL,
    principal_name                text NOT NULL,
    authorization_grant_type      text NOT NULL,
    authorized_scopes             text,
    attributes                    text,
    state                         text,
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             text,
    access_token_scopes           text,
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);

-- Tokens are looked up by equality only, and a JWT may be longer than a B-tree entry can be.
CREATE INDEX oauth2_authorization_state ON oauth2_authorization USING hash (state);
CREATE INDEX oauth2_authorization_code ON oauth2_authorization USING hash (authorization_code_value);
CREATE INDEX oauth2_authorization_access ON oauth2_authorization USING hash (access_token_value);
CREATE INDEX oauth2_authorization_id_token ON oauth2_authorization USING hash (oidc_id_token_value);
CREATE INDEX oauth2_authorization_refresh ON oauth2_authorization USING hash (refresh_token_value);
-- Never filled, but a search for a token of unknown kind (revoke, introspect) asks all columns.
CREATE INDEX oauth2_authorization_user_code ON oauth2_authorization USING hash (user_code_value);
CREATE INDEX oauth2_authorization_device_code ON oauth2_authorization USING hash (device_code_value);
CREATE INDEX oauth2_authorization_principal ON oauth2_authorization (principal_name);

CREATE TABLE oauth2_authorization_consent (
    registered_client_id text NOT NULL,
    principal_name       text NOT NULL,
    authorities          text NOT NULL,
    PRIMARY KEY (registered_client_id, principal_name)
);
