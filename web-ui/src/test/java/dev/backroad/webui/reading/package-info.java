/** What the build makes of the repository for the page to read. */
@NullMarked
package dev.backroad.webui.reading;

import org.jspecify.annotations.NullMarked;
