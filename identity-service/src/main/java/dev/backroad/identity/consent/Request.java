package dev.backroad.identity.consent;

import java.util.SortedMap;

/**
 * What a program asks somebody for.
 *
 * @param foreign whether the program is somebody else's; ours ask only when they want to
 * @param description its owner's own text; may be empty
 * @param news what is asked for the first time: scope and words
 * @param before what was allowed earlier: scope and words
 * @param origin where the answer goes
 */
record Request(
        String clientId,
        String program,
        boolean foreign,
        String description,
        String state,
        SortedMap<String, String> news,
        SortedMap<String, String> before,
        String origin) {}
