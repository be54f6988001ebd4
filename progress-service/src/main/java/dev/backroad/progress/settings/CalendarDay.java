package dev.backroad.progress.settings;

import dev.backroad.defaults.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A day that somebody asks for. */
public final class CalendarDay {

    private CalendarDay() {}

    /**
     * Refuses what is on nobody's calendar: a database knows fewer days than Java.
     *
     * @param parameter its name
     * @throws ProblemException 400
     */
    public static void demand(String parameter, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1970 || day.getYear() > 9999)) {
            throw wrong(parameter, "must be between the years 1970 and 9999");
        }
    }

    /** The problem of a parameter that is a day, but not one that can be asked for. */
    public static ProblemException wrong(String parameter, String why) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", why).at(parameter);
    }
}
