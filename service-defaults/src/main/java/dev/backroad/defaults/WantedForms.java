package dev.backroad.defaults;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * In which forms a caller takes an answer, as {@code Accept} says. Whose header nobody can read is
 * refused by {@link MediaTypes}, with a problem, which takes a form to be written in.
 */
final class WantedForms implements ContentNegotiationStrategy {

    private final HeaderContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
        try {
            return header.resolveMediaTypes(request);
        } catch (HttpMediaTypeNotAcceptableException unreadable) {
            return List.of(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }
}
