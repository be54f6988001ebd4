package dev.backroad.messaging.deadletter;

/** The desk does not do what an operator asks, and says why. */
final class RefusedException extends RuntimeException {

    enum Because {
        NOT_FOUND,
        SETTLED,
        OUT_OF_TURN,
        FAILED_AGAIN
    }

    private final Because because;

    RefusedException(Because because, String detail) {
        super(detail);
        this.because = because;
    }

    Because because() {
        return because;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
