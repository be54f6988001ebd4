package dev.backroad.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether what is encoded in an address is text: everybody decodes other bytes differently. */
final class PercentEncoding {

    private static final int HEX = 16;

    private PercentEncoding() {}

    static boolean isText(String address) {
        if (address.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int i = 0; i < address.length(); i++) {
            int next = address.charAt(i);
            if (next == '%') {
                next = hex(address, i + 1) * HEX + hex(address, i + 2);
                i += 2;
            }
            if (next <= 0) {
                return false;
            }
            bytes.write(next);
        }
        return isUtf8(bytes.toByteArray());
    }

    /** Far below zero when there is no such digit. */
    private static int hex(String address, int at) {
        int digit = at < address.length() ? Character.digit(address.charAt(at), HEX) : -1;
        return digit < 0 ? -HEX * HEX : digit;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException otherBytes) {
            return false;
        }
    }
}
