package dev.backroad.catalog.roadmap;

/**
 * How much of a roadmap this system shows in its own source.
 *
 * @param demonstrated topics whose evidence has code, and a test or something to try
 * @param total all topics of the roadmap
 */
record Coverage(long demonstrated, long total) {}
