/** Backend for frontend: the browser holds a cookie, the gateway holds the tokens. */
@NullMarked
package dev.backroad.gateway.session;

import org.jspecify.annotations.NullMarked;
