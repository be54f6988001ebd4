-- A database and a role of the same name per service, when PostgreSQL starts for the first time.
-- psql reads the passwords itself, so that no command line and no variable shows one.
\set identity `cat /run/secrets/backroad/identity`
\set catalog `cat /run/secrets/backroad/catalog`
\set progress `cat /run/secrets/backroad/progress`
\set notification `cat /run/secrets/backroad/notification`

CREATE ROLE identity LOGIN PASSWORD :'identity';
CREATE ROLE catalog LOGIN PASSWORD :'catalog';
CREATE ROLE progress LOGIN PASSWORD :'progress';
CREATE ROLE notification LOGIN PASSWORD :'notification';

CREATE DATABASE identity OWNER identity;
CREATE DATABASE catalog OWNER catalog;
CREATE DATABASE progress OWNER progress;
CREATE DATABASE notification OWNER notification;

REVOKE ALL ON DATABASE identity, catalog, progress, notification FROM PUBLIC;
