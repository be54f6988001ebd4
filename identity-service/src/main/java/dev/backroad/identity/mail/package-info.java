/** Our own mail: ordered in a transaction, written and sent by a worker afterwards. */
@NullMarked
package dev.backroad.identity.mail;

import org.jspecify.annotations.NullMarked;
