/** What we hear from identity-service: our own copy of names and addresses. */
@NullMarked
package dev.backroad.notification.accounts;

import org.jspecify.annotations.NullMarked;
