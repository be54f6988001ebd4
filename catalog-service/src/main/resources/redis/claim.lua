-- Says for each view what to do about it: "0" load it, the caller has the right to; "1" wait, somebody else loads it;
-- or its value, if it was kept meanwhile.
-- KEYS: where the views are, then as many for the rights. ARGV: who asks, for how many milliseconds, then for each view
-- the version that its value must have at least.
local views = #KEYS / 2
local answers = {}
for i = 1, views do
    local there = redis.call('get', KEYS[i])
    if there and there:find(' ', 1, true) and tonumber(there:match('^%d+') or -1) >= tonumber(ARGV[i + 2]) then
        answers[i] = there
    elseif redis.call('set', KEYS[views + i], ARGV[1], 'nx', 'px', ARGV[2]) then
        answers[i] = '0'
    else
        answers[i] = '1'
    end
end
return answers
