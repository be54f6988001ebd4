package dev.backroad.catalog.topic;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a {@link WebAddress} is. Public for Bean Validation, which makes it by itself. */
public final class WebAddressRule implements ConstraintValidator<WebAddress, String> {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || isAddress(text);
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() <= HIGHEST_PORT
                    // URI knows others, and browsers show them as what they are not.
                    && text.chars().allMatch(it -> it < 128);
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
