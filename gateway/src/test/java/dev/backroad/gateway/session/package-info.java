@NullMarked
package dev.backroad.gateway.session;

import org.jspecify.annotations.NullMarked;
