@NullMarked
package dev.backroad.testsupport;

import org.jspecify.annotations.NullMarked;
