/** What we hear from catalog-service, and who is told of it. */
@NullMarked
package dev.backroad.notification.catalog;

import org.jspecify.annotations.NullMarked;
