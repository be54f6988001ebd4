-- completed_topic and scored_topic held the same fact and were written together. From here on only scored_topic is written and asked.
-- The other stays for instances of the release before, which write it for as long as they run, and goes with the next release.
comment on table completed_topic is 'not read any more: scored_topic says the same';
