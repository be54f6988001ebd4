-- Takes tokens from a bucket: all that are wanted, or as many as there are.
-- KEYS[1] the bucket; ARGV[1] its size, ARGV[2] the milliseconds in which it fills up, ARGV[3] how many are wanted,
-- ARGV[4] how many more in advance, for requests to come: of what is left a quarter at most. Negative: some are given back.
-- Returns: granted, in advance, remaining, milliseconds until the next token (0 when one is there), milliseconds until full
-- if nothing of what is given in advance is used.
-- The time is Redis' own, so that all gateways agree on it.
local size, window, wanted, more = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or size
local at = tonumber(bucket[2]) or now
tokens = math.min(size, tokens + math.max(0, now - at) * size / window)

local granted = math.min(wanted, math.floor(tokens))
local advance = math.min(more, math.floor((tokens - granted) / 4))
tokens = math.min(size, tokens - granted - advance)
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], window) -- nobody comes: by then it is full, which is as good as none

local next = 0
if tokens < 1 then next = math.ceil((1 - tokens) * window / size) end
local full = math.ceil((size - tokens - math.max(0, advance)) * window / size)
return {granted, advance, math.floor(tokens), next, full}
