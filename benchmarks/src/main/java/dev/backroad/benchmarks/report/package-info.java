/** What a run of the benchmark has measured, as a table and as a page with pictures. */
@NullMarked
package dev.backroad.benchmarks.report;

import org.jspecify.annotations.NullMarked;
