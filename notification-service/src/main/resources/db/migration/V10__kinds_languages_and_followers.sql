-- What a notification says is kept as a kind and its arguments, and becomes text in the reader's language. Rows of before
-- keep their words. Not every kind is about a topic, or a roadmap.
alter table notification
    alter column title drop not null,
    alter column text drop not null,
    alter column topic drop not null,
    alter column roadmap drop not null,
    add column arguments   jsonb,
    add column archived_at timestamptz,
    add constraint notification_says_something check (arguments is not null or title is not null and text is not null);

-- A mail needs no notification: who wants a kind by mail only gets no row in the inbox. The column is the mail's own id then.
alter table outgoing_mail
    drop constraint outgoing_mail_notification_id_fkey,
    alter column subject drop not null,
    alter column text drop not null,
    add column kind      text not null default 'topic-completed', -- as all mail of before
    add column arguments jsonb,
    add constraint outgoing_mail_says_something check (arguments is not null or subject is not null and text is not null);
create index outgoing_mail_by_learner on outgoing_mail (learner_id);

-- The inbox as it is usually read, newest first: what is not archived, and of that what is unread, or of one kind.
-- An archive is small. Each list is one walk along one of these, however many notifications there are.
create index notification_open on notification (learner_id, id desc) where archived_at is null;
create index notification_unread on notification (learner_id, id desc) where archived_at is null and read_at is null;
create index notification_archived on notification (learner_id, id desc) where archived_at is not null;
create index notification_of_kind on notification (learner_id, kind, id desc);

-- Our own copy of who follows which roadmap, and since which version.
create table roadmap_follower (
    roadmap    text    not null,
    learner_id uuid    not null,
    version    integer not null,
    primary key (roadmap, learner_id)
);
create index roadmap_follower_by_learner on roadmap_follower (learner_id);

-- New versions of roadmaps, and up to which follower they have been told. Rows stay, so that a replay tells nobody twice.
create table announcement (
    roadmap    text    not null,
    version    integer not null,
    title      text    not null,
    told_up_to uuid    not null default '00000000-0000-0000-0000-000000000000',
    done       boolean not null default false,
    primary key (roadmap, version)
);
create index announcement_open on announcement (roadmap, version) where not done;
