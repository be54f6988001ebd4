@NullMarked
package dev.backroad.benchmarks.report;

import org.jspecify.annotations.NullMarked;
