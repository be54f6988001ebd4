package dev.backroad.testsupport;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What types are called in an OpenAPI description. A nested type bears the name of the one around
 * it, too: springdoc takes types of one name for one type, and describes all answers by the first.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> generic = new ConcurrentHashMap<>();

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

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        var name = super.nameForGenericType(type, options);
        generic.put(name, type.getRawClass());
        return name;
    }

    /** The types by the names that they were given. */
    Map<String, Class<?>> types() {
        var types = new HashMap<>(generic);
        types.putAll(known);
        return types;
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
