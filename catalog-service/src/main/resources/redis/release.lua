-- Gives back rights, each unless it ran out and is somebody else's now.
-- KEYS: the rights. ARGV: who had them.
for _, key in ipairs(KEYS) do
    if redis.call('get', key) == ARGV[1] then
        redis.call('del', key)
    end
end
return #KEYS
