/** The live stream: an open page learns what its learner is told, when it is told. */
@NullMarked
package dev.backroad.notification.stream;

import org.jspecify.annotations.NullMarked;
