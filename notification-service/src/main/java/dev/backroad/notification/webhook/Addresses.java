package dev.backroad.notification.webhook;

import java.net.UnknownHostException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Says at once what is wrong with an address, instead of with the first delivery. */
@Component
class Addresses {

    /**
     * Whoever registers holds a connection of the database while a name is looked up. When so many
     * do, others are believed: each delivery checks again.
     */
    private static final int LOOKUPS = 3;

    private final AddressGuard guard;
    private final WebhookSettings settings;
    private final Semaphore lookups = new Semaphore(LOOKUPS);

    Addresses(AddressGuard guard, WebhookSettings settings) {
        this.guard = guard;
        this.settings = settings;
    }

    /**
     * Returns an address as we write it.
     *
     * @throws dev.backroad.defaults.ProblemException 400 if we would not call it
     */
    String checked(String text) {
        try {
            var destination = Destination.of(text, settings);
            lookUp(destination.host());
            return destination.url().toString();
        } catch (Destination.RefusedException wrong) {
            throw Refusals.url(String.valueOf(wrong.getMessage()));
        } catch (UnknownHostException wrong) {
            throw Refusals.url("does not work: " + wrong.getMessage());
        }
    }

    private void lookUp(String host) throws UnknownHostException {
        if (lookups.tryAcquire()) {
            try {
                guard.resolve(host);
            } finally {
                lookups.release();
            }
        }
    }
}
