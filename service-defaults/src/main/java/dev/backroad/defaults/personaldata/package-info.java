/** What every service owes to the people it knows: their data, and its erasure. */
@NullMarked
package dev.backroad.defaults.personaldata;

import org.jspecify.annotations.NullMarked;
