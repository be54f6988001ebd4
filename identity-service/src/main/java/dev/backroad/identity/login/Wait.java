package dev.backroad.identity.login;

/** Says how long to wait, in words. */
final class Wait {

    private static final long MINUTE = 60;

    private Wait() {}

    static String words(long seconds) {
        return seconds < 2 * MINUTE
                ? "%d second%s".formatted(seconds, seconds == 1 ? "" : "s")
                : "%d minutes".formatted((seconds + MINUTE - 1) / MINUTE);
    }
}
