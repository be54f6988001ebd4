-- Adds a part to the successor; 0 if it is another builder's by now, or gone.
-- KEYS: successor, builder. ARGV: the builder, for how many milliseconds, score and member of each.
if redis.call('get', KEYS[2]) ~= ARGV[1] or redis.call('exists', KEYS[1]) == 0 then
    return 0
end
for i = 3, #ARGV, 2 do
    redis.call('zadd', KEYS[1], 'lt', ARGV[i], ARGV[i + 1])
end
redis.call('pexpire', KEYS[1], ARGV[2])
redis.call('pexpire', KEYS[2], ARGV[2])
return 1
