/** Tests of package {@code mail}. */
@NullMarked
package dev.backroad.identity.mail;

import org.jspecify.annotations.NullMarked;
