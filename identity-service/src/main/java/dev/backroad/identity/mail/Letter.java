package dev.backroad.identity.mail;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of mail. It is written when it is sent, so that no secret waits in the database. */
public interface Letter {

    /**
     * What the mail says.
     *
     * @param to as the owner spelt it, not as whoever ordered the mail did: to some mail servers
     *     "A@…" and "a@…" are two people
     */
    record Text(String to, String subject, String body) {}

    /** Names the kind in the mailroom. */
    String kind();

    /**
     * Writes the mail.
     *
     * @param address as somebody typed it
     * @param about what was ordered with it
     * @return empty if there is nothing to say to this address
     */
    Optional<Text> write(String address, @Nullable UUID about);
}
