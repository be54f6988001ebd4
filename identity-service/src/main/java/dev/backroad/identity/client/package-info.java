/** The programs that operators register. */
@NullMarked
package dev.backroad.identity.client;

import org.jspecify.annotations.NullMarked;
