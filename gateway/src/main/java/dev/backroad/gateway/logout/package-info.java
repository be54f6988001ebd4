/** Sessions that end because identity-service says so: OpenID Connect Back-Channel Logout 1.0. */
@NullMarked
package dev.backroad.gateway.logout;

import org.jspecify.annotations.NullMarked;
