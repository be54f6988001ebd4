/** Who somebody is, and what a program may do in their name. */
@NullMarked
package dev.backroad.identity;

import org.jspecify.annotations.NullMarked;
