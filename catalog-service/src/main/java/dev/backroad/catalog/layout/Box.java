package dev.backroad.catalog.layout;

import java.util.List;

/**
 * Something to be drawn.
 *
 * @param name unique among all
 * @param after the names of those that it comes after; names that nobody has do not matter
 */
public record Box(String name, List<String> after) {}
