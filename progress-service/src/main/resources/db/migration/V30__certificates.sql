-- The keys that sign certificates. Public parts stay for ever: a certificate is checked years after its key has signed last.
create table credential_key (
    id         uuid primary key,
    -- The address of the public key, which credentials name it by.
    kid        text        not null unique,
    public_jwk text        not null,
    -- Sealed with the key encryption key, which is no secret of the database; only the newest has one.
    sealed_jwk text,
    created_at timestamptz not null
);

-- Places in the status lists. A place is never given twice, also when a certificate was not made after all.
create sequence certificate_status_place minvalue 0;

-- What remains of a revoked certificate tells of nobody: the name and the credential go with the revocation, the rest with the
-- account. The place in the status list stays, so that the credential stays revoked wherever it is.
create table certificate (
    id              uuid primary key,
    status_place    bigint      not null unique,
    learner_id      uuid,
    enrollment_id   uuid,
    roadmap_slug    text        not null,
    roadmap_title   text        not null,
    roadmap_version integer     not null,
    done            integer     not null check (done > 0),
    skipped         integer     not null check (skipped >= 0),
    name            text,
    credential      text,
    issued_at       timestamptz not null,
    revoked_at      timestamptz,
    check ((revoked_at is null) = (credential is not null)),
    check ((revoked_at is null) = (name is not null)),
    check (revoked_at is not null or (learner_id is not null and enrollment_id is not null))
);
-- Fifty who ask at once make one certificate.
create unique index certificate_of_version on certificate (enrollment_id, roadmap_version) where revoked_at is null;
-- "My certificates", and their erasure.
create index certificate_by_learner on certificate (learner_id);
-- A status list: the revoked places between two numbers.
create index certificate_revoked on certificate (status_place) where revoked_at is not null;
