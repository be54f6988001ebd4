@NullMarked
package dev.backroad.gateway.security;

import org.jspecify.annotations.NullMarked;
