package dev.backroad.identity.brake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

/**
 * Where a request comes from.
 *
 * @param text an IP address as text
 */
public record ClientAddress(String text) {

    /** One household or office; a person with IPv6 has 2^64 addresses to change among. */
    private static final int NETWORK_BYTES = 8;

    /**
     * Returns the last entry of {@code X-Forwarded-For}, which is the gateway's own word and not
     * the client's; without the gateway, the other end of the connection.
     */
    public static ClientAddress of(HttpServletRequest request) {
        var last =
                Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .reduce("", (_, next) -> next.strip());
        return new ClientAddress(isAddress(last) ? last : request.getRemoteAddr());
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** Returns what is braked together: an IPv4 address, or the first half of an IPv6 address. */
    public String network() {
        var address =
                isAddress(text) ? InetAddress.ofLiteral(text) : InetAddress.getLoopbackAddress();
        return address instanceof Inet6Address long6
                ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), NETWORK_BYTES)) + "/64"
                : address.getHostAddress();
    }
}
