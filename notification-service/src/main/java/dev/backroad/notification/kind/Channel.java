package dev.backroad.notification.kind;

/** A way by which a learner is told something. */
public enum Channel {
    /** The inbox: read by API, in the page. */
    PAGE,
    MAIL
}
