/** Who has learned how much, among those who want to be seen. */
@NullMarked
package dev.backroad.progress.leaderboard;

import org.jspecify.annotations.NullMarked;
