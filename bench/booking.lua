-- Arguments: first hotel, last hotel, nights, the first arrival as seconds since 1970, days to draw from
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  math.randomseed(os.time() + 7919 * number)
  first, last, nights = tonumber(args[1]), tonumber(args[2]), tonumber(args[3])
  start, days = tonumber(args[4]), tonumber(args[5])
end

local function day(offset)
  return os.date("!%Y-%m-%d", start + 86400 * offset)
end

local headers = { ["Content-Type"] = "application/json" }
local body = '{"room_type_code": "T%d", "check_in": "%s", "check_out": "%s", "adults": 2, "children": 0, ' ..
  '"primary_first_name": "John", "primary_last_name": "Doe", "primary_email": "john@example.com", ' ..
  '"primary_phone": "+1234567890", "booker_type": "SELF", "special_requests": "Late check-in requested"}'

function request()
  local arrival = math.random(0, days)
  return wrk.format("POST", string.format("/api/public/hotel/bench-%d/room-bookings/", math.random(first, last)),
    headers, string.format(body, math.random(0, 9), day(arrival), day(arrival + nights)))
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'JSON {"requests": %d, "microseconds": %d, "p50": %d, "p95": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
