/** What each learner wants to be told, by which channel, in which language and when. */
@NullMarked
package dev.backroad.notification.preferences;

import org.jspecify.annotations.NullMarked;
