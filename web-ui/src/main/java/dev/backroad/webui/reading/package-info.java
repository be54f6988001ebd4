/**
 * A step of the build: documents, contracts and sources of the repository as files for the page.
 * Nothing of it is in the jar or runs with the system.
 */
@NullMarked
package dev.backroad.webui.reading;

import org.jspecify.annotations.NullMarked;
