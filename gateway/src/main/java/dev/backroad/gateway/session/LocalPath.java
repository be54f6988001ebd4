package dev.backroad.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps redirects at home: whoever writes a link to our sign-in must not choose another site for
 * its end.
 */
final class LocalPath {

    static final String HOME = "/";

    private LocalPath() {}

    /** Returns the path when it is surely one of ours, and the home page otherwise. */
    static URI orHome(@Nullable String path) {
        return isLocal(path) ? URI.create(path) : URI.create(HOME);
    }

    /** Browsers read {@code //host} and {@code /\host} as another host, so neither may pass. */
    private static boolean isLocal(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            return false;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
