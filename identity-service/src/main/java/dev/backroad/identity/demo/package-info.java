/** Accounts and clients with known passwords, for a machine of one's own only. */
@NullMarked
package dev.backroad.identity.demo;

import org.jspecify.annotations.NullMarked;
