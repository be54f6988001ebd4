/** Accounts: people who can sign in, their roles and their passwords. */
@NullMarked
package dev.backroad.identity.account;

import org.jspecify.annotations.NullMarked;
