/** From sources to something that starts quickly: Maven, extracted jars, AOT caches. */
@NullMarked
package dev.backroad.launcher.build;

import org.jspecify.annotations.NullMarked;
