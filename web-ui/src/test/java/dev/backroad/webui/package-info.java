/** Rules of the web page that can be checked without a browser. */
@NullMarked
package dev.backroad.webui;

import org.jspecify.annotations.NullMarked;
