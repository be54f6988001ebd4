-- Which event led to a notification and to a mail: by this one follows an event to what became of it. Null where no single
-- event did (a digest, a new version that many are told of, a webhook that was disabled), and for what was told before.
alter table notification add column event_id uuid;
alter table outgoing_mail
    add column event_id     uuid,
    add column attempted_at timestamptz; -- when it was last given to the mail server, or was about to be

create index notification_of_event on notification (event_id) where event_id is not null;
create index outgoing_mail_of_event on outgoing_mail (event_id) where event_id is not null;
