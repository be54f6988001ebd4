package dev.backroad.identity.consent;

import java.util.Map;

/** Says in plain words what a scope lets a program do. */
final class ScopeWords {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("openid", "Know that you are you"),
                    Map.entry("profile", "See your name and your username"),
                    Map.entry("email", "See your e-mail address"),
                    Map.entry("account:read", "See your account, your sign-ins and your programs"),
                    Map.entry("account:write", "End your sign-ins, and delete your account"),
                    Map.entry("progress:read", "See what you learn and how far you are"),
                    Map.entry("progress:write", "Enrol you and mark topics as done"),
                    Map.entry("notifications:read", "Read your notifications"),
                    Map.entry(
                            "notifications:write",
                            "Mark your notifications as read, and choose what you are told"),
                    Map.entry("webhooks:manage", "Have others called when you learn something"),
                    Map.entry("catalog:write", "Change and publish roadmaps for everybody"),
                    Map.entry(
                            "operations", "Run the operations desk: dead letters, clients, keys"));

    private ScopeWords() {}

    static String of(String scope) {
        return WORDS.getOrDefault(scope, "Use " + scope);
    }
}
