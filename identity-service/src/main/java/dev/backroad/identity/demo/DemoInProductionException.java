package dev.backroad.identity.demo;

/** Somebody starts the service with known passwords in production. */
final class DemoInProductionException extends RuntimeException {

    DemoInProductionException() {
        super(
                "The profiles local and compose bring accounts with known passwords and never run"
                        + " together with prod.");
    }
}
