/** Links that are mailed and work once. */
@NullMarked
package dev.backroad.identity.link;

import org.jspecify.annotations.NullMarked;
