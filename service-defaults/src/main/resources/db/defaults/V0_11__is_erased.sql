-- Whether an account is gone, asked in one round trip: each statement of a volatile function in plpgsql sees what was
-- committed when it begins. In a single query the look would be as old as the beginning of the wait for the lock.
create function is_erased(account uuid) returns boolean language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(account::text, 0));
    return exists (select from erased_subject where subject = account);
end
$$;
