/** Who may pass: bearer tokens, browser sessions, CSRF protection. */
@NullMarked
package dev.backroad.gateway.security;

import org.jspecify.annotations.NullMarked;
