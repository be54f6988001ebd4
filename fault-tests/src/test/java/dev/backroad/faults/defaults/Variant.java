package dev.backroad.faults.defaults;

/** What is compared. */
enum Variant {
    BACKROAD("backroad", "Backroad's `messaging`"),
    DEFAULT_KAFKA("default-kafka", "`KafkaTemplate` after the commit, default `@KafkaListener`"),
    MODULITH("modulith", "Spring Modulith's externalization, default `@KafkaListener`");

    private final String profile;
    private final String title;

    Variant(String profile, String title) {
        this.profile = profile;
        this.title = title;
    }

    String profile() {
        return profile;
    }

    String title() {
        return title;
    }
}
