-- Puts standings where they belong, on a board and on its successor while that is made; takes members off both.
-- A better standing stays, whoever comes late: scores only ever fall.
-- KEYS: board, successor, members who left while the successor is made.
-- ARGV: how many standings, score and member of each, then the members who left.
local puts = 2 * tonumber(ARGV[1])
for _, board in ipairs({ KEYS[1], KEYS[2] }) do
    if redis.call('exists', board) == 1 then
        for i = 2, puts, 2 do
            redis.call('zadd', board, 'lt', ARGV[i], ARGV[i + 1])
        end
        for i = puts + 2, #ARGV do
            redis.call('zrem', board, ARGV[i])
        end
    end
end
if #ARGV > puts + 1 and redis.call('exists', KEYS[2]) == 1 then
    for i = puts + 2, #ARGV do
        redis.call('sadd', KEYS[3], ARGV[i])
    end
    redis.call('pexpire', KEYS[3], 600000)
end
return 1
