package dev.backroad.testsupport;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What types are called in an OpenAPI description. A nested type bears the name of the one around
 * it, too: springdoc takes types of one name for one type, and describes all answers by the first.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = nested(type);
        var other = known.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(
                    "%s and %s would both be called %s".formatted(other, type, name));
        }
        return name;
    }

    private static String nested(Class<?> type) {
        var name = type.getSimpleName();
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return name;
        }
        var prefix = nested(outer).replaceFirst("(Controller|View)$", "");
        return name.startsWith(prefix) ? name : prefix + name;
    }
}
