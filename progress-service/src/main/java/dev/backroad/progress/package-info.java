/** Progress-service: an honest record of what each learner has done. */
@NullMarked
package dev.backroad.progress;

import org.jspecify.annotations.NullMarked;
