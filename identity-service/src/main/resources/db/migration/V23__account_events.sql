-- How many events the account has told the world; the next one takes the number after it.
-- Accounts that were there before have told of their registration.
ALTER TABLE account ADD COLUMN events bigint NOT NULL DEFAULT 1;
