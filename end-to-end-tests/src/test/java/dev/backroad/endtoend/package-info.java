/** Stories through the gateway only: what people and programs do with the running system. */
@NullMarked
package dev.backroad.endtoend;

import org.jspecify.annotations.NullMarked;
