package dev.backroad.launcher.check;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whether every port that a part needs is free; one problem for all that are not. */
record PortChecks(Ports ports) {

    /** A port of a part that is to be started. */
    private record Wanted(Part part, int number) {}

    /** Whether no number is one that anybody may have for a moment; it stops no start. */
    Finding apartFrom(LentPorts lent) {
        var lentOnes =
                Arrays.stream(Port.values()).map(ports::of).filter(lent::has).sorted().toList();
        return lentOnes.isEmpty()
                ? Finding.well("port range", "nobody else is given these", "for long")
                : Finding.should(
                        "port range",
                        false,
                        ("the system lends port %d to outgoing connections, as all from %d to"
                                        + " %d: it may be taken for a moment")
                                .formatted(lentOnes.getFirst(), lent.first(), lent.last()),
                        "--port-base %d at most".formatted(Ports.lastBaseBelow(lent.first())));
    }

    List<Finding> all(List<Part> missing) {
        List<Finding> findings = new ArrayList<>();
        List<Wanted> taken = new ArrayList<>();
        for (Part part : missing) {
            for (Port port : part.ports()) {
                Wanted wanted = new Wanted(part, ports.of(port));
                if (free(wanted.number)) {
                    findings.add(Finding.well("port " + wanted.number, "free", needed(part)));
                } else {
                    taken.add(wanted);
                }
            }
        }
        for (Wanted wanted : taken.reversed()) {
            boolean first = wanted.equals(taken.getFirst());
            findings.add(
                    Finding.bad(
                            "port " + wanted.number,
                            "taken by " + PortHolder.describe(wanted.number),
                            needed(wanted.part),
                            first ? problem(taken) : null));
        }
        return findings;
    }

    private static String needed(Part part) {
        return "free for " + part.name();
    }

    private static Problem problem(List<Wanted> taken) {
        Wanted first = taken.getFirst();
        String others =
                switch (taken.size()) {
                    case 1 -> "";
                    case 2 -> " Another one is taken, too.";
                    default -> " %d others are taken, too.".formatted(taken.size() - 1);
                };
        return new Problem(
                ErrorCode.PORT_TAKEN,
                "Port %d is taken by %s.%s"
                        .formatted(first.number, PortHolder.describe(first.number), others),
                "%s needs it.".formatted(first.part.title()),
                "./backroad up --port-base %d      or stop that program and run  ./backroad up"
                        .formatted(freeBase()));
    }

    /** A base where the whole system has room, below the range of outgoing connections. */
    private static int freeBase() {
        return IntStream.iterate(18_000, base -> base < 32_000, base -> base + 1_000)
                .filter(base ->
                        Arrays.stream(Port.values())
                                .map(new Ports(base)::of)
                                .allMatch(PortChecks::free))
                .findFirst()
                .orElse(18_000);
    }

    /** Nobody answers on either loopback address, and we could listen. */
    private static boolean free(int port) {
        for (String loopback : List.of("127.0.0.1", "::1")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.ofLiteral(loopback), port), 200);
                return false;
            } catch (IOException nobody) {
                // as hoped
            }
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
