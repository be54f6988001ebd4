-- What a request to try is answered with, where that is no success: seeing a refusal is part of some topics.
alter table topic_evidence
    add column status integer check (status between 200 and 599),
    add check (status is null or kind = 'TRY_IT');
