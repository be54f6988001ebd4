-- A page of a board: how many are before it, then member and score of each; nothing if there is no board.
-- KEYS: board. ARGV: the score of the last entry before, or -inf; how many.
if redis.call('exists', KEYS[1]) == 0 then
    return {}
end
local ahead = 0
if ARGV[1] ~= '-inf' then
    ahead = redis.call('zcount', KEYS[1], '-inf', ARGV[1])
end
local page = redis.call('zrangebyscore', KEYS[1], '(' .. ARGV[1], '(+inf', 'withscores', 'limit', 0, ARGV[2])
table.insert(page, 1, tostring(ahead))
return page
