package dev.backroad.progress.names;

/** How catalog-service names what is learned, for requests that name it. */
public final class Slug {

    public static final int LONGEST = 64;

    public static final String PATTERN = "[a-z0-9](-?[a-z0-9]){0,63}";

    /** What is wrong with what is none. */
    public static final String REFUSAL = "is no slug: small letters, digits and single hyphens";

    private Slug() {}
}
