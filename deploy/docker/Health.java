import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks the service in this container whether it is ready: exit code 0, or 1 and a line that says why not. */
final class Health {

    public static void main(String[] arguments) {
        String path = arguments.length > 0 ? arguments[0] : "/actuator/health/readiness";
        String seen = answer(Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT")), path);
        System.out.println(seen);
        System.exit(seen.contains(" 200") ? 0 : 1);
    }

    // A socket and not HttpClient: this runs every five seconds and loads a tenth of the classes so.
    private static String answer(int port, String path) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(3000);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }
}
