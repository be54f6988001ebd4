package dev.backroad.faults;

import java.util.List;

/**
 * What the faults are thrown at: processes that tell, processes that hear, clients of the first.
 */
public interface Subject extends AutoCloseable {

    /** Starts every process and returns when all are ready. */
    void start();

    List<Instance> tellers();

    List<Instance> hearers();

    /** Whose history the clients write. */
    List<String> aggregates();

    /**
     * Does one new command of the aggregate as a client would, and never throws: who gets no answer
     * writes down that it does not know.
     *
     * @param refuse the command is to be one that its teller refuses
     */
    Operation perform(Instance teller, String aggregate, boolean refuse);

    /** Everything but the clients' own record, as it is now. */
    Evidence evidence(List<Operation> operations);

    /** Grows whenever a lease of the relay changes hands; 0 where there are no leases. */
    long epochs();

    /** Whether each lease has a holder that renewed it just now; true where there are no leases. */
    boolean leased();

    /** How many instances the hearing consumer group has, as the broker sees it. */
    int members();

    /** Stops every process. */
    @Override
    void close();
}
