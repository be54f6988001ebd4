/** Tests of the demo profile. */
@NullMarked
package dev.backroad.identity.demo;

import org.jspecify.annotations.NullMarked;
