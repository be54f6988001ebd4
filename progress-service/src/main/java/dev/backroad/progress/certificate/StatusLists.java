package dev.backroad.progress.certificate;

import dev.backroad.progress.credential.Credentials;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The signed lists of what is revoked. The database is asked each time, but a list is signed anew
 * only when it says something else: it is for everybody, and a signature is dear.
 */
@Component
class StatusLists {

    private record Signed(List<Integer> revoked, String credential) {}

    private final CertificateRepository certificates;
    private final Credentials credentials;
    private final Map<Long, Signed> signed = new ConcurrentHashMap<>();

    StatusLists(CertificateRepository certificates, Credentials credentials) {
        this.certificates = certificates;
        this.credentials = credentials;
    }

    /**
     * Returns a list.
     *
     * @throws dev.backroad.defaults.ProblemException 404 when no credential names it
     */
    String list(long number) {
        var size = Credentials.statusListSize();
        if (number < 0 || number > (certificates.places() - 1) / size) {
            throw Refusals.statusListNotFound();
        }
        var revoked = certificates.revokedFrom(number * size, size);
        var last = signed.get(number);
        if (last != null && last.revoked().equals(revoked)) {
            return last.credential();
        }
        var next = new Signed(revoked, credentials.statusList(number, revoked));
        signed.put(number, next);
        return next.credential();
    }
}
