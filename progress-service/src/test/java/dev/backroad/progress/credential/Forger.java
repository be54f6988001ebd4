package dev.backroad.progress.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bends a credential in every way that we could think of. Some of them with our own key. */
final class Forger {

    /** A credential that must not be valid, and the reason that has to be given. */
    record Forgery(String name, Flaw flaw, String text) {

        @Override
        public String toString() {
            return name + ": " + flaw.word();
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final String good;
    private final RSAKey ours;
    private final RSAKey theirs;
    private final String header;
    private final String payload;
    private final String signature;
    private final List<Forgery> all = new ArrayList<>();

    Forger(String good, RSAKey ours) {
        this.good = good;
        this.ours = ours;
        var parts = good.split("\\.", -1);
        this.header = decoded(parts[0]);
        this.payload = decoded(parts[1]);
        this.signature = parts[2];
        try {
            this.theirs = new RSAKeyGenerator(3072).keyID(ours.getKeyID()).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<Forgery> forgeries(String statusList) {
        garbage();
        algorithms();
        keys();
        headers();
        signatures();
        claims();
        add("a status list of ours", Flaw.INCONSISTENT, statusList);
        return List.copyOf(all);
    }

    private void garbage() {
        add("nothing", Flaw.MALFORMED, "");
        add("a word", Flaw.MALFORMED, "credential");
        add("two dots", Flaw.MALFORMED, "..");
        add("a thousand dots", Flaw.MALFORMED, ".".repeat(1000));
        add("three letters", Flaw.MALFORMED, "a.b.c");
        add("spaces around", Flaw.MALFORMED, " " + good + "\n");
        add("a space within", Flaw.MALFORMED, good.replaceFirst("\\.", ". "));
        add("padding", Flaw.MALFORMED, good + "==");
        add("plain Base64", Flaw.MALFORMED, good.replaceFirst("\\.", "+/."));
        add("half a character", Flaw.MALFORMED, good + "\ud800");
        add("an emoji", Flaw.MALFORMED, "🎓." + good);
        add("Bearer before it", Flaw.MALFORMED, "Bearer " + good);
        add("five parts, as if encrypted", Flaw.MALFORMED, good + ".AAAA.AAAA");
        add("half of it", Flaw.MALFORMED, good.substring(0, good.indexOf('.') + 50));
        add("the JSON itself", Flaw.MALFORMED, payload);
        add("its detached form", Flaw.MALFORMED, parts(header) + ".." + signature);
        add("huge", Flaw.MALFORMED, good + "A".repeat(CredentialCheck.LONGEST));
        add("deep", Flaw.MALFORMED, token(header, "[".repeat(9_000) + "]".repeat(9_000)));
        add("a deep header", Flaw.MALFORMED, token("{\"alg\":" + "[".repeat(9_000), payload));
        add("an array for a header", Flaw.MALFORMED, token("[]", payload));
        add("a text for a payload", Flaw.MALFORMED, token(header, "\"text\""));
        add("bytes for a payload", Flaw.MALFORMED, parts(header) + ".gICAgA." + signature);
        add(
                "a number without an end",
                Flaw.MALFORMED,
                token(header, "{\"nbf\":" + "9".repeat(9_000) + "}"));
    }

    private void algorithms() {
        for (var alg :
                List.of(
                        "none", "None", "NONE", "nOnE", "", "HS256", "RS512", "PS256", "ES256",
                        "EdDSA", "RS256 ")) {
            add("alg " + alg, Flaw.ALGORITHM, token(with("alg", alg), payload));
        }
        add("no alg", Flaw.ALGORITHM, token(changed(header, it -> it.remove("alg")), payload));
        add("alg none and no signature", Flaw.ALGORITHM, parts(with("alg", "none"), payload) + ".");
        add(
                "alg as a list",
                Flaw.ALGORITHM,
                token(changed(header, it -> it.putArray("alg").add("RS256")), payload));
        add("HS256 with our public key as its secret", Flaw.ALGORITHM, hmac(publicKey()));
        add(
                "HS256 with the JWK as its secret",
                Flaw.ALGORITHM,
                hmac(ours.toPublicJWK().toJSONString().getBytes(UTF_8)));
    }

    private void keys() {
        add(
                "no kid",
                Flaw.UNKNOWN_KEY,
                signed(theirs, changed(header, it -> it.remove("kid")), payload));
        for (var kid :
                List.of(
                        "",
                        "1",
                        ours.getKeyID() + "/",
                        ours.getKeyID().toUpperCase(Locale.ROOT),
                        "https://attacker.test/keys/1",
                        "../../../../dev/null",
                        "' or '1'='1",
                        "a\0b",
                        "k".repeat(5_000),
                        "\ud800",
                        "%")) {
            add(
                    "kid " + (kid.length() > 60 ? "of great length" : kid),
                    Flaw.UNKNOWN_KEY,
                    signed(theirs, with("kid", kid), payload));
        }
        add(
                "kid as an object",
                Flaw.UNKNOWN_KEY,
                signed(theirs, changed(header, it -> it.putObject("kid").put("$ne", "")), payload));
        add(
                "a key that it brings along",
                Flaw.UNKNOWN_KEY,
                signed(
                        theirs,
                        changed(
                                header,
                                it -> {
                                    it.remove("kid");
                                    it.set(
                                            "jwk",
                                            JSON.readTree(theirs.toPublicJWK().toJSONString()));
                                }),
                        payload));
        add(
                "our kid and a key that it brings along",
                Flaw.SIGNATURE,
                signed(
                        theirs,
                        changed(
                                header,
                                it ->
                                        it.set(
                                                "jwk",
                                                JSON.readTree(
                                                        theirs.toPublicJWK().toJSONString()))),
                        payload));
        add("signed by somebody else", Flaw.SIGNATURE, signed(theirs, header, payload));
    }

    private void headers() {
        for (var name : List.of("jku", "x5u", "x5c", "x5t", "crit", "b64", "zip", "cty", "enc")) {
            add(
                    "header " + name,
                    Flaw.MALFORMED,
                    signed(ours, with(name, "https://attacker.test/"), payload));
        }
        add("typ at+jwt", Flaw.MALFORMED, signed(ours, with("typ", "at+jwt"), payload));
        add(
                "alg twice",
                Flaw.MALFORMED,
                token(header.replaceFirst("\\{", "{\"alg\":\"none\","), payload));
        add(
                "jti twice",
                Flaw.MALFORMED,
                signed(ours, header, payload.replaceFirst("\\{", "{\"jti\":\"x\",")));
    }

    private void signatures() {
        add("no signature", Flaw.SIGNATURE, parts(header, payload) + ".");
        add("a short signature", Flaw.SIGNATURE, parts(header, payload) + ".AAAA");
        add("a long signature", Flaw.SIGNATURE, good + signature);
        add(
                "a signature of zeros",
                Flaw.SIGNATURE,
                parts(header, payload) + "." + "A".repeat(signature.length()));
        add(
                "one bit of the signature",
                Flaw.SIGNATURE,
                parts(header, payload)
                        + "."
                        + (signature.charAt(0) == 'A' ? 'B' : 'A')
                        + signature.substring(1));
        add(
                "another name",
                Flaw.SIGNATURE,
                token(header, payload.replace("Lena Learner", "Eve Eavesdrop")));
        add(
                "one more topic done",
                Flaw.SIGNATURE,
                token(header, payload.replace("\"value\":\"2\"", "\"value\":\"3\"")));
        add("a blank more", Flaw.SIGNATURE, token(header, payload + " "));
        add(
                "an earlier date",
                Flaw.SIGNATURE,
                token(
                        header,
                        payload.replaceFirst("\"validFrom\":\"20..", "\"validFrom\":\"1999")));
        add("a header with a blank more", Flaw.SIGNATURE, token(header + " ", payload));
    }

    private void claims() {
        add(
                "another issuer",
                Flaw.OTHER_ISSUER,
                signed(theirs, header, claim("iss", "https://attacker.test")));
        add(
                "another issuer with our key",
                Flaw.OTHER_ISSUER,
                signed(ours, header, claim("iss", "https://attacker.test")));
        add(
                "no issuer",
                Flaw.OTHER_ISSUER,
                signed(ours, header, changed(payload, it -> it.remove("iss"))));
        add(
                "the issuer as a list",
                Flaw.OTHER_ISSUER,
                signed(ours, header, changed(payload, it -> it.putArray("iss").add("x"))));
        for (var name :
                List.of(
                        "jti",
                        "sub",
                        "nbf",
                        "id",
                        "validFrom",
                        "issuer",
                        "credentialSubject",
                        "type")) {
            add(
                    "without " + name,
                    Flaw.INCONSISTENT,
                    signed(ours, header, changed(payload, it -> it.remove(name))));
        }
        add("another jti", Flaw.INCONSISTENT, signed(ours, header, claim("jti", "urn:uuid:1")));
        add("another sub", Flaw.INCONSISTENT, signed(ours, header, claim("sub", "urn:uuid:1")));
        add(
                "another nbf",
                Flaw.INCONSISTENT,
                signed(ours, header, changed(payload, it -> it.put("nbf", 1))));
        add("nbf as a text", Flaw.INCONSISTENT, signed(ours, header, claim("nbf", "1")));
        add(
                "nbf beyond all time",
                Flaw.INCONSISTENT,
                signed(ours, header, changed(payload, it -> it.put("nbf", Long.MAX_VALUE))));
        add(
                "nbf with a fraction",
                Flaw.INCONSISTENT,
                signed(ours, header, changed(payload, it -> it.put("nbf", 1.5))));
        add(
                "validFrom that is no time",
                Flaw.INCONSISTENT,
                signed(ours, header, claim("validFrom", "yesterday")));
        add(
                "exp without validUntil",
                Flaw.INCONSISTENT,
                signed(ours, header, changed(payload, it -> it.put("exp", 4_000_000_000L))));
        add(
                "validUntil without exp",
                Flaw.INCONSISTENT,
                signed(ours, header, claim("validUntil", "2000-01-01T00:00:00Z")));
        add(
                "an id that is no certificate",
                Flaw.INCONSISTENT,
                signed(
                        ours,
                        header,
                        changed(payload, it -> it.put("id", "urn:x").put("jti", "urn:x"))));
        add(
                "expired",
                Flaw.EXPIRED,
                signed(
                        ours,
                        header,
                        changed(
                                payload,
                                it ->
                                        it.put("exp", 946_684_800L)
                                                .put("validUntil", "2000-01-01T00:00:00Z"))));
        add(
                "of the future",
                Flaw.NOT_YET_VALID,
                signed(
                        ours,
                        header,
                        changed(
                                payload,
                                it ->
                                        it.put("nbf", 4_102_444_800L)
                                                .put("validFrom", "2100-01-01T00:00:00Z"))));
        add(
                "never issued, though signed",
                Flaw.UNKNOWN_CERTIFICATE,
                signed(ours, header, payload.replace("Lena Learner", "Eve Eavesdrop")));
    }

    private void add(String name, Flaw flaw, String text) {
        all.add(new Forgery(name, flaw, text));
    }

    private String with(String name, String value) {
        return changed(header, it -> it.put(name, value));
    }

    private String claim(String name, String value) {
        return changed(payload, it -> it.put(name, value));
    }

    private static String changed(String json, Consumer<ObjectNode> change) {
        var object = (ObjectNode) JSON.readTree(json);
        change.accept(object);
        return object.toString();
    }

    /** With the signature that fitted the good one. */
    private String token(String header, String payload) {
        return parts(header, payload) + "." + signature;
    }

    private static String signed(RSAKey key, String header, String payload) {
        try {
            var signer = new RSASSASigner(key);
            var input = parts(header, payload);
            return input
                    + "."
                    + signer.sign(new JWSHeader(JWSAlgorithm.RS256), input.getBytes(UTF_8));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String hmac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var input = parts(with("alg", "HS256"), payload);
            return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private byte[] publicKey() {
        try {
            return ours.toRSAPublicKey().getEncoded();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String parts(String... texts) {
        return Arrays.stream(texts)
                .map(it -> Base64URL.encode(it.getBytes(UTF_8)).toString())
                .collect(Collectors.joining("."));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
