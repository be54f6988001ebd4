package dev.backroad.endtoend.evidence;

import java.net.URI;

/** An address that anybody can open, and that leads where it seems to lead. */
final class WebAddress {

    private WebAddress() {}

    static boolean isSound(String url) {
        try {
            var uri = URI.create(url);
            return "https".equals(uri.getScheme())
                    && String.valueOf(uri.getHost()).matches("([a-z0-9-]+\\.)+[a-z]{2,}")
                    && uri.getUserInfo() == null
                    && uri.getPort() == -1;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
