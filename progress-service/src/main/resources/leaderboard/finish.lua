-- Makes the successor the board, without those who left meanwhile; 0 if it is another builder's by now, or gone.
-- KEYS: board, successor, members who left, builder, where the old board goes. ARGV: the builder, the end of the board as
-- a time in milliseconds, or 0.
if redis.call('get', KEYS[4]) ~= ARGV[1] or redis.call('exists', KEYS[2]) == 0 then
    return 0
end
for _, member in ipairs(redis.call('smembers', KEYS[3])) do
    redis.call('zrem', KEYS[2], member)
end
-- To rename over a million members would free them while everybody waits.
if redis.call('exists', KEYS[1]) == 1 then
    redis.call('rename', KEYS[1], KEYS[5])
    redis.call('unlink', KEYS[5])
end
redis.call('rename', KEYS[2], KEYS[1])
redis.call('del', KEYS[3], KEYS[4])
if ARGV[2] == '0' then
    redis.call('persist', KEYS[1])
else
    redis.call('pexpireat', KEYS[1], ARGV[2])
end
return 1
