-- For wrk: sends at random moments. Each connection waits MEAN_WAIT ms in the mean; many of them together are a Poisson
-- process, so none is in step with another, and what waits for an answer is counted with its waiting.
local mean = tonumber(os.getenv("MEAN_WAIT"))

function delay()
    return math.floor(-mean * math.log(1 - math.random()) + 0.5)
end
