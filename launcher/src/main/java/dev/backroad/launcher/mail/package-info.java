/** A local mail server and a page to read what it received. */
@NullMarked
package dev.backroad.launcher.mail;

import org.jspecify.annotations.NullMarked;
