package dev.backroad.progress.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How well the learner remembered. The word is the same in the API and in the database. */
public enum Rating {
    AGAIN("again", 1),
    HARD("hard", 2),
    GOOD("good", 3),
    EASY("easy", 4);

    private final String word;
    private final int grade;

    Rating(String word, int grade) {
        this.word = word;
        this.grade = grade;
    }

    @JsonValue
    String word() {
        return word;
    }

    /** The grade of the published formulas, 1 to 4. */
    int grade() {
        return grade;
    }

    static Rating of(String word) {
        return Arrays.stream(values())
                .filter(rating -> rating.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rating: " + word));
    }
}
