/** Real stores, real tokens and architecture rules for tests; knows no domain. */
@NullMarked
package dev.backroad.testsupport;

import org.jspecify.annotations.NullMarked;
