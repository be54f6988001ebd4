-- Leaves a version behind where something older is, or nothing: a slow reader must not put back what it read before.
-- KEYS: where. ARGV: the time to live in milliseconds, then the version for each key.
for i, key in ipairs(KEYS) do
    local there = redis.call('get', key)
    if not there or tonumber(there:match('^%d+') or -1) < tonumber(ARGV[i + 1]) then
        redis.call('set', key, ARGV[i + 1], 'px', ARGV[1])
    end
end
return #KEYS
