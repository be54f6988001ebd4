package dev.backroad.launcher.deadletter;

import tools.jackson.databind.JsonNode;

/** One line of the gateway's overview: how many dead letters a service has, if it says so. */
public record DeskState(JsonNode json) {

    public String service() {
        return json.path("service").asString("");
    }

    public boolean available() {
        return json.path("available").asBoolean(false);
    }

    public long count(String status) {
        return json.path(status).asLong(0);
    }

    /** ISO-8601, empty when nothing waits. */
    public String oldestWaitingAt() {
        return json.path("oldestWaitingAt").asStringOpt().orElse("");
    }
}
