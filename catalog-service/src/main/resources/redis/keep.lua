-- Keeps values, each unless something newer is there: a value is "version json", an eviction is the version alone.
-- KEYS: where. ARGV: the time to live in milliseconds, then the value for each key.
for i, key in ipairs(KEYS) do
    local there = redis.call('get', key)
    local value = ARGV[i + 1]
    if not there or tonumber(there:match('^%d+') or -1) <= tonumber(value:match('^%d+')) then
        redis.call('set', key, value, 'px', ARGV[1])
    end
end
return #KEYS
