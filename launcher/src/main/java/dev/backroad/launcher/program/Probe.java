package dev.backroad.launcher.program;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Small questions to a port of this machine; each answers within two seconds. */
public final class Probe {

    private static final int PATIENCE = 2_000;
    private static final short API_VERSIONS = 18;

    private Probe() {}

    /** Whether a GET is answered with 200. */
    public static boolean answers(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException away) {
            return false;
        }
    }

    /** Whether Redis says PONG: it does so only after it has loaded its data. */
    static boolean redis(int port) {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)
                    .equals("+PONG");
        } catch (IOException away) {
            return false;
        }
    }

    /** Whether a mail server greets. */
    static boolean smtp(int port) {
        try (Socket socket = connect(port)) {
            return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII)
                    .equals("220");
        } catch (IOException away) {
            return false;
        }
    }

    /** Whether a Kafka broker answers the first request of every client, without an error. */
    static boolean kafka(int port) {
        try (Socket socket = connect(port)) {
            DataOutputStream request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // the length of what follows
            request.writeShort(API_VERSIONS);
            request.writeShort(0); // version of the request
            request.writeInt(1); // correlation id
            request.writeShort(-1); // no client name
            request.flush();
            DataInputStream response = new DataInputStream(socket.getInputStream());
            response.readInt();
            return response.readInt() == 1 && response.readShort() == 0;
        } catch (IOException away) {
            return false;
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
