/** Tests of accounts. */
@NullMarked
package dev.backroad.identity.account;

import org.jspecify.annotations.NullMarked;
