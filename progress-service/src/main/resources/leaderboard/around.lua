-- Somebody and their neighbours: how many are before the first of them, then member and score of each; -1 if the member
-- is not on the board, nothing if there is no board.
-- KEYS: board. ARGV: the member, how many on each side.
if redis.call('exists', KEYS[1]) == 0 then
    return {}
end
local rank = redis.call('zrank', KEYS[1], ARGV[1])
if not rank then
    return { '-1' }
end
local first = math.max(0, rank - tonumber(ARGV[2]))
local around = redis.call('zrange', KEYS[1], first, rank + tonumber(ARGV[2]), 'withscores')
table.insert(around, 1, tostring(first))
return around
