/** What every service needs and no domain owns. */
@NullMarked
package dev.backroad.defaults;

import org.jspecify.annotations.NullMarked;
