package dev.backroad.progress.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Which credentials are revoked, a bit for each, as a credential of its own (W3C Bitstring Status
 * List v1.0): whoever reads it does not tell us whose certificate they look at.
 */
record StatusList(
        @JsonProperty("@context") List<String> context,
        String id,
        List<String> type,
        String issuer,
        Instant validFrom,
        Bits credentialSubject,
        String iss,
        String jti,
        long nbf) {

    /** Bits of one list; the specification demands as many at least. */
    static final int SIZE = 131_072;

    static final String PURPOSE = "revocation";

    record Bits(String id, String type, String statusPurpose, String encodedList) {}

    /** Where the status of one credential is found. */
    record Entry(
            String id,
            String type,
            String statusPurpose,
            String statusListIndex,
            String statusListCredential) {}

    static Entry entry(long index, Issuer issuer) {
        var list = issuer.statusList(index / SIZE);
        var place = Long.toString(index % SIZE);
        return new Entry(list + "#" + place, "BitstringStatusListEntry", PURPOSE, place, list);
    }

    /**
     * Makes a list.
     *
     * @param revoked places in this list, from 0
     */
    static StatusList of(long number, Collection<Integer> revoked, Issuer issuer, Instant at) {
        var id = issuer.statusList(number);
        return new StatusList(
                List.of(OpenBadge.CONTEXT.getFirst()),
                id,
                List.of("VerifiableCredential", "BitstringStatusListCredential"),
                issuer.id(),
                at,
                new Bits(id + "#list", "BitstringStatusList", PURPOSE, encoded(revoked)),
                issuer.id(),
                id,
                at.getEpochSecond());
    }

    private static String encoded(Collection<Integer> revoked) {
        var bits = new byte[SIZE / Byte.SIZE];
        for (int place : revoked) {
            var at = place / Byte.SIZE;
            // The first place is the highest bit of the first byte.
            bits[at] = (byte) (bits[at] | (0x80 >> (place % Byte.SIZE)));
        }
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // Multibase: u stands for base64url.
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(zipped.toByteArray());
    }
}
