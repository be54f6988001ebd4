package dev.backroad.launcher.system;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which number each {@link Port} has in this run; {@code base} is null for the usual ones. */
public record Ports(@Nullable Integer base) {

    public static final Ports USUAL = new Ports(null);

    private static final int LOWEST = 1024;
    private static final int HIGHEST = lastBaseBelow(65536);

    public Ports {
        if (base != null && (base < LOWEST || base > HIGHEST)) {
            throw new IllegalArgumentException(
                    "The port base must lie between %d and %d.".formatted(LOWEST, HIGHEST));
        }
    }

    /** The highest base whose ports all lie below a number. */
    public static int lastBaseBelow(int number) {
        return number - 1 - Arrays.stream(Port.values()).mapToInt(Port::offset).max().orElseThrow();
    }

    public int of(Port port) {
        return base == null ? port.usual() : base + port.offset();
    }

    /** The one address people and programs use; also the issuer of every token. */
    public String publicUrl() {
        return url(Port.GATEWAY);
    }

    public String url(Port port) {
        return "http://localhost:" + of(port);
    }
}
