-- For wrk: each request is another learner's, in turn; completing, they go on topic by topic, so that none is completed twice.
-- LEARNERS is a file with an enrolment and a token in each line. WHAT: complete, from topic FIRST on; read; or rank. With
-- MEAN_WAIT, requests begin at random moments (see ../edge/poisson.lua).
local first = tonumber(os.getenv("FIRST"))
local json = "application/json"
local learners, asked = {}, 0

for line in io.lines(os.getenv("LEARNERS")) do
    local enrolment, token = line:match("(%S+) (%S+)")
    learners[#learners + 1] = {
        path = "/api/v1/enrollments/" .. enrolment,
        headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = json },
    }
end

local requests = {
    complete = function(learner, turn)
        return wrk.format("PUT", learner.path .. "/topics/topic-" .. first + turn, learner.headers, '{"status":"done"}')
    end,
    read = function(learner)
        return wrk.format("GET", learner.path, learner.headers)
    end,
    rank = function(learner)
        return wrk.format("GET", "/api/v1/leaderboards/all-time/me", learner.headers)
    end,
}
local next_request = requests[os.getenv("WHAT")]

function request()
    local learner, turn = learners[asked % #learners + 1], math.floor(asked / #learners)
    asked = asked + 1
    return next_request(learner, turn)
end

if os.getenv("MEAN_WAIT") then
    dofile("benchmarks/edge/poisson.lua")
end
