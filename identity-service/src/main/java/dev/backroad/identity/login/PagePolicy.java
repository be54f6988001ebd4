package dev.backroad.identity.login;

/** The content security policy of our pages: our own style sheet and forms, nothing else. */
public final class PagePolicy {

    private PagePolicy() {}

    /**
     * Browsers apply {@code form-action} to the redirects after a form, too: the page has to name
     * the client to which the login leads.
     *
     * @param client an origin, or empty
     */
    public static String forFormsTo(String client) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self'"
                + (client.isEmpty() ? "" : " " + client);
    }
}
