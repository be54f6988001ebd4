package dev.backroad.defaults;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the numbers in addresses as people write them. Spring takes {@code 0x10}, {@code 010} and
 * {@code #10}, too, and each for another number.
 */
@ControllerAdvice
final class WholeNumbers {

    /**
     * What a converter refuses, Spring would read by an editor of its own: so these are editors.
     */
    @InitBinder
    void addTo(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new Editor(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Editor(Integer::valueOf));
        binder.registerCustomEditor(long.class, new Editor(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Editor(Long::valueOf));
    }

    private static final class Editor extends PropertyEditorSupport {

        private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

        private final Function<String, Number> parse;

        private Editor(Function<String, Number> parse) {
            this.parse = parse;
        }

        @Override
        public void setAsText(String text) {
            if (!text.isEmpty() && !DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException("no decimal number");
            }
            setValue(text.isEmpty() ? null : parse.apply(text));
        }
    }
}
