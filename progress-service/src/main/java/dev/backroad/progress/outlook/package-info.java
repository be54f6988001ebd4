/**
 * What lies ahead of a learner: what to learn next, and how long the rest may take. Reads what
 * other features and the copy of the catalog keep, and writes nothing.
 */
@NullMarked
package dev.backroad.progress.outlook;

import org.jspecify.annotations.NullMarked;
