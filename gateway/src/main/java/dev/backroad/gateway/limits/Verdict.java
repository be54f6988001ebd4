package dev.backroad.gateway.limits;

/**
 * Whether a request may pass, and what is left.
 *
 * @param remaining how many more may pass at this moment
 * @param nextMillis until a token is there again when none is left, otherwise 0
 * @param fullMillis until the bucket is as full as it can be
 */
record Verdict(boolean allowed, long remaining, long nextMillis, long fullMillis) {}
