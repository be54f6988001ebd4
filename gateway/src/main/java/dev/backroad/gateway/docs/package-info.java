/** What an API consumer reads first. */
@NullMarked
package dev.backroad.gateway.docs;

import org.jspecify.annotations.NullMarked;
