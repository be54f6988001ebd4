/** Makes guessing slow: counts tries and lets whoever tries too often wait. */
@NullMarked
package dev.backroad.identity.brake;

import org.jspecify.annotations.NullMarked;
