/** The OAuth2 and OpenID Connect protocol: what tokens say and where they are kept. */
@NullMarked
package dev.backroad.identity.token;

import org.jspecify.annotations.NullMarked;
