/** How fast events travel: each figure beside a reference that was measured in the same run. */
@NullMarked
package dev.backroad.benchmarks;

import org.jspecify.annotations.NullMarked;
