package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an operation does not declare: a misspelt filter must not look like
 * "all". And those that it declares once and that came twice: nobody knows which one is meant.
 */
final class UnknownParameters implements HandlerInterceptor {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    /** Of each operation: its parameters, and whether they may come several times. */
    private final Map<HandlerMethod, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        if (handler instanceof HandlerMethod operation
                && request.getRequestURI().startsWith("/api/")) {
            refuseForm(request, operation);
            var known = declared.computeIfAbsent(operation, UnknownParameters::parametersOf);
            request.getParameterMap().forEach((name, values) -> check(known, name, values.length));
        }
        return true;
    }

    /** Tomcat takes a form's fields for parameters, and a body that curl calls a form for names. */
    private static void refuseForm(HttpServletRequest request, HandlerMethod operation)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null
                && type.regionMatches(true, 0, FORM, 0, FORM.length())
                && Arrays.stream(operation.getMethodParameters())
                        .anyMatch(it -> it.hasParameterAnnotation(RequestBody.class))) {
            throw new HttpMediaTypeNotSupportedException(
                    MediaType.APPLICATION_FORM_URLENCODED, List.of(MediaType.APPLICATION_JSON));
        }
    }

    private static Map<String, Boolean> parametersOf(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .collect(
                        Collectors.toUnmodifiableMap(
                                UnknownParameters::nameOf, UnknownParameters::isList));
    }

    private static boolean isList(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    private static String nameOf(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? parameter.getParameter().getName()
                : annotation.name();
    }

    private static void check(Map<String, Boolean> known, String name, int times) {
        var isList = known.get(name);
        if (isList == null) {
            throw unknown(name);
        }
        if (times > 1 && !isList) {
            throw new ProblemException(
                            HttpStatus.BAD_REQUEST,
                            "invalid-request",
                            "The parameter \"" + name + "\" may be given once only.")
                    .at(name);
        }
    }

    private static ProblemException unknown(String name) {
        var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                "This operation has no parameter named \"" + shown + "\".");
    }
}
