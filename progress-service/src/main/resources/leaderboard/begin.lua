-- Begins a board's successor, empty but for what says by which run of Redis it was made.
-- KEYS: successor, members who left, builder. ARGV: the builder, that mark, for how many milliseconds.
redis.call('unlink', KEYS[1], KEYS[2])
redis.call('set', KEYS[3], ARGV[1], 'px', ARGV[3])
redis.call('zadd', KEYS[1], '+inf', ARGV[2])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1
