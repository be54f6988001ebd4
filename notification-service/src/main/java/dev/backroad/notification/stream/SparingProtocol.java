package dev.backroad.notification.stream;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 with a small buffer for answers. Tomcat has no setting for it: 24 KB for each request
 * that is under way, and five thousand streams are. Public, because Tomcat makes it by its name.
 */
public class SparingProtocol extends Http11NioProtocol {

    private static final int BYTES = 1_024;

    @Override
    public int getDesiredBufferSize() {
        return BYTES;
    }
}
