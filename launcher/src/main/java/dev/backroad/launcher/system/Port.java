package dev.backroad.launcher.system;

/** Every TCP port of the system: its usual number, and its distance from {@code --port-base}. */
public enum Port {
    GATEWAY(8080, 0),
    IDENTITY(8081, 1),
    CATALOG(8082, 2),
    PROGRESS(8083, 3),
    NOTIFICATION(8084, 4),
    GATEWAY_MANAGEMENT(9080, 100),
    IDENTITY_MANAGEMENT(9081, 101),
    CATALOG_MANAGEMENT(9082, 102),
    PROGRESS_MANAGEMENT(9083, 103),
    NOTIFICATION_MANAGEMENT(9084, 104),
    ZIPKIN(9411, 11),
    SMTP(11025, 25),
    MAILBOX(11080, 26),
    POSTGRES(15432, 32),
    REDIS(16379, 79),
    KAFKA(19092, 92),
    KAFKA_CONTROLLER(19093, 93);

    private final int usual;
    private final int offset;

    Port(int usual, int offset) {
        this.usual = usual;
        this.offset = offset;
    }

    int usual() {
        return usual;
    }

    int offset() {
        return offset;
    }

    /** The port of the same service for Actuator: health, metrics, info. */
    public Port management() {
        return valueOf(name() + "_MANAGEMENT");
    }
}
