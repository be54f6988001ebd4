@NullMarked
package dev.backroad.gateway.logout;

import org.jspecify.annotations.NullMarked;
