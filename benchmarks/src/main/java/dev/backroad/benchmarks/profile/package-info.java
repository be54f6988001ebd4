/** Where the time, the memory and the locks of a JVM go, from what JDK Flight Recorder has seen. */
@NullMarked
package dev.backroad.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
