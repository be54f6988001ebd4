-- Whether an enrolment came in a file. What was done elsewhere is shown, and earns nothing here that others see.
alter table enrollment add column brought boolean not null default false;
