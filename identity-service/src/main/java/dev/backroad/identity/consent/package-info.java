/** The page that asks whether a program may act for somebody. */
@NullMarked
package dev.backroad.identity.consent;

import org.jspecify.annotations.NullMarked;
