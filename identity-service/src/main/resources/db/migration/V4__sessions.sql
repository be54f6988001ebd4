-- Sign-ins in browsers. Spring Session fixes the names of the columns; times are milliseconds.
CREATE TABLE http_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval int NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        text
);

CREATE INDEX http_session_expiry ON http_session (expiry_time);
CREATE INDEX http_session_principal ON http_session (principal_name);

CREATE TABLE http_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES http_session ON DELETE CASCADE,
    attribute_name     text NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
