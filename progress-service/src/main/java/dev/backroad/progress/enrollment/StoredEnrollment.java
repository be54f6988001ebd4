package dev.backroad.progress.enrollment;

/**
 * An enrolment, and what was known of its roadmap when it was read.
 *
 * @param newestVersion the newest one of the roadmap that we have heard of, at least the
 *     enrolment's own
 */
record StoredEnrollment(Enrollment enrollment, int newestVersion) {

    /** Changes with the enrolment, and with the versions that there are to move up to. */
    String tag() {
        return tag("");
    }

    /** The same for a view that changes with something else, too. */
    String tag(String suffix) {
        return "\"%d-%d%s\"".formatted(enrollment.sequence(), newestVersion, suffix);
    }
}
