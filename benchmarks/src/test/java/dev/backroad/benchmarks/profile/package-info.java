@NullMarked
package dev.backroad.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
