package dev.backroad.deployment;

/** Somebody may open a connection to somebody, on one port. */
record Flow(String from, String to, int port) implements Comparable<Flow> {

    @Override
    public int compareTo(Flow other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return from + " → " + to + ":" + port;
    }
}
