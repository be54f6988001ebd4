package dev.backroad.gateway.limits;

/**
 * The tokens of one caller for one kind of traffic.
 *
 * @param caller who pays, see {@link Caller}
 */
record Bucket(Traffic traffic, String caller, Limit limit) {

    String key() {
        return "gateway:limit:" + traffic.slug() + ":" + caller;
    }
}
