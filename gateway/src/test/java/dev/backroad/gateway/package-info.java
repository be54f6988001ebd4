/**
 * Tests of the gateway over real sockets: a fake of every part behind it, a real Redis where
 * sessions matter.
 */
@NullMarked
package dev.backroad.gateway;

import org.jspecify.annotations.NullMarked;
