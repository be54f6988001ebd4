package dev.backroad.notification.webhook;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as its form may be; where its host leads is the {@link AddressGuard}'s question.
 *
 * @param url in ASCII, without user, fragment and default port
 */
record Destination(URI url) {

    static final int LONGEST = 1_000;

    /** That a text is no address of ours; its message completes "url …". */
    static final class RefusedException extends Exception {

        RefusedException(String reason) {
            super(reason);
        }
    }

    /** Groups: scheme, host, port, the rest. What is odd in a host is in none of them. */
    private static final Pattern FORM =
            Pattern.compile(
                    "(https?)://(\\[[0-9a-fA-F:.]+]|[^\\s\\[\\]@:/?#%\\\\]+)(?::(\\d{1,5}))?([/?].*)?",
                    Pattern.CASE_INSENSITIVE);

    /** Ends in what resolvers may take for a number: 2130706433, 0x7f000001, 127.1. */
    private static final Pattern NUMBERS = Pattern.compile("(^|\\.)\\d[^.]*\\.?$");

    private static final Pattern FOUR_NUMBERS =
            Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    /**
     * Reads an address.
     *
     * @throws RefusedException with what is wrong
     */
    static Destination of(String text, WebhookSettings settings) throws RefusedException {
        var form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            throw new RefusedException(
                    "must be an absolute https address of at most %d characters, without a user"
                            .formatted(LONGEST));
        }
        var scheme = form.group(1).toLowerCase(Locale.ROOT);
        var host = ascii(form.group(2));
        var port = form.group(3) == null ? -1 : Integer.parseInt(form.group(3));
        var isHere = settings.loopback() && AddressGuard.LOOPBACK_NAMES.contains(host);
        check(scheme, port, isHere, settings);
        return new Destination(uri(scheme, host, port, form.group(4)));
    }

    private static void check(String scheme, int port, boolean isHere, WebhookSettings settings)
            throws RefusedException {
        if (!isHere && !scheme.equals("https")) {
            throw new RefusedException("must begin with https://");
        }
        if (port == 0 || port > 65_535) {
            throw new RefusedException("has a port that is none");
        }
        if (!isHere && !isAllowed(port, settings)) {
            throw new RefusedException(
                    "has a port that we do not call; we call "
                            + settings.ports().stream().sorted().toList());
        }
    }

    private static boolean isAllowed(int port, WebhookSettings settings) {
        return settings.ports().contains(port == -1 ? 443 : port);
    }

    private static String ascii(String host) throws RefusedException {
        if (host.startsWith("[")) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            var name = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (!NUMBERS.matcher(name).find() || FOUR_NUMBERS.matcher(name).matches()) {
                return name;
            }
        } catch (IllegalArgumentException noName) {
            // The same answer.
        }
        throw new RefusedException("has a host that is no name");
    }

    private static URI uri(String scheme, String host, int port, @Nullable String rest)
            throws RefusedException {
        var authority = port == -1 ? host : host + ":" + port;
        try {
            var uri = new URI(scheme + "://" + authority + pathOf(rest)).parseServerAuthority();
            if (uri.getHost() != null && uri.toASCIIString().equals(uri.toString())) {
                return uri;
            }
        } catch (URISyntaxException broken) {
            // Said below.
        }
        throw new RefusedException(
                "must have a host, and after it only characters of an address (RFC 3986)");
    }

    private static String pathOf(@Nullable String rest) throws RefusedException {
        if (rest == null) {
            return "/";
        }
        if (rest.contains("#")) {
            throw new RefusedException("must not have a fragment");
        }
        return rest.startsWith("?") ? "/" + rest : rest;
    }

    String host() {
        return url.getHost();
    }
}
