/**
 * What happens to a record whose listener fails: what heals is waited for, what never will is set
 * aside with its reason, and at the desk people replay it or park it.
 */
@NullMarked
package dev.backroad.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
