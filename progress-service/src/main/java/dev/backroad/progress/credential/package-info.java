/**
 * Open Badges 3.0 as far as we issue them: what a credential says, how it is signed and checked,
 * and the documents that let others check it without us. Knows no learner and no enrolment.
 */
@NullMarked
package dev.backroad.progress.credential;

import org.jspecify.annotations.NullMarked;
