/** What all services hold about a person, as one document. */
@NullMarked
package dev.backroad.gateway.personaldata;

import org.jspecify.annotations.NullMarked;
