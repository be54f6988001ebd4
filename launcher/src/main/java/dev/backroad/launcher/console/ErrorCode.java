package dev.backroad.launcher.console;

/**
 * Everything that can go wrong, with the exit code it leads to. Each code is raised in one place
 * and has a page in {@code resources/errors}, which {@code ./backroad explain} shows.
 */
public enum ErrorCode {
    JDK_MISSING("BR-101", 3),
    PORT_TAKEN("BR-102", 3),
    MAVEN_MISSING("BR-103", 3),
    MEMORY_SHORT("BR-104", 3),
    DISK_SHORT("BR-105", 3),
    DATA_UNUSABLE("BR-106", 3),
    DATA_FOREIGN("BR-107", 3),
    DATABASE_UNREADABLE("BR-108", 3),
    ROOT_WITHOUT_NAMESPACE("BR-109", 3),
    BUSY("BR-110", 1),
    BUILD_FAILED("BR-111", 1),
    PART_ENDED("BR-112", 1),
    PART_SILENT("BR-113", 7),
    NOT_UP("BR-114", 1),
    SIGN_IN_REFUSED("BR-115", 4),
    PROGRAM_MISSING("BR-116", 3),
    OTHER_PORTS("BR-117", 1),
    NOT_DURABLE("BR-118", 1),
    UNEXPECTED("BR-119", 1),
    NOT_BUILT("BR-120", 1),
    UNCONFIRMED("BR-121", 2),
    STUCK("BR-122", 1),
    DEAD_LETTER_UNKNOWN("BR-123", 2),
    DEAD_LETTER_REFUSED("BR-124", 1),
    NOT_OPERATOR("BR-125", 4),
    DESK_AWAY("BR-126", 1),
    KEYS_REFUSED("BR-127", 1),
    COMPOSE_DOWN("BR-128", 3);

    private final String text;
    private final int exitCode;

    ErrorCode(String text, int exitCode) {
        this.text = text;
        this.exitCode = exitCode;
    }

    public String text() {
        return text;
    }

    /** The exit codes are listed in launcher/README.md. */
    public int exitCode() {
        return exitCode;
    }
}
