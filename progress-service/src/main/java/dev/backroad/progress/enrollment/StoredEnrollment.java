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
        return "\"%d-%d\"".formatted(enrollment.sequence(), newestVersion);
    }
}
