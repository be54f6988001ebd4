package dev.backroad.faults;

import java.util.List;
import java.util.Set;

/**
 * All that the checker looks at.
 *
 * @param operations the clients' own record
 * @param committed commands that are in the teller's database when all is over; what a client was
 *     not told, it tells
 * @param effects the hearer's, in the order in which they were applied
 * @param told the topic's records, as a reader of committed ones sees them
 */
public record Evidence(
        List<Operation> operations, Set<String> committed, List<Effect> effects, List<Told> told) {}
