/** The smallest services that write and hear events, each run as a process of its own. */
@NullMarked
package dev.backroad.benchmarks.service;

import org.jspecify.annotations.NullMarked;
