/**
 * What we hear from identity-service: who has gone and wants to be forgotten, and what that means.
 */
@NullMarked
package dev.backroad.progress.accounts;

import org.jspecify.annotations.NullMarked;
