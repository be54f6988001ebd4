/** Where somebody is signed in, and which programs may act for them. */
@NullMarked
package dev.backroad.identity.access;

import org.jspecify.annotations.NullMarked;
