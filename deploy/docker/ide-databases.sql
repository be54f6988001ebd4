-- For work in the IDE: the passwords that each service's application.yml has, on this machine only.
CREATE ROLE identity LOGIN PASSWORD 'identity';
CREATE ROLE catalog LOGIN PASSWORD 'catalog';
CREATE ROLE progress LOGIN PASSWORD 'progress';
CREATE ROLE notification LOGIN PASSWORD 'notification';

CREATE DATABASE identity OWNER identity;
CREATE DATABASE catalog OWNER catalog;
CREATE DATABASE progress OWNER progress;
CREATE DATABASE notification OWNER notification;
