package dev.backroad.defaults;

import jakarta.validation.constraints.Size;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.type.CollectionType;

/**
 * Refuses a list that is longer than its {@link Size} while the body is read: validation would look
 * at each of its items first, and compare each violation with all others.
 */
final class BoundedLists extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reader) {
        return new Bounded(reader, Integer.MAX_VALUE);
    }

    /** Of a field whose list has too many items. */
    static final class TooLong extends MismatchedInputException {

        private static final long serialVersionUID = 1;

        TooLong(JsonParser parser, int max) {
            super(parser, "must have at most " + max + " items");
        }
    }

    private static final class Bounded extends DelegatingDeserializer {

        private final int max;

        Bounded(ValueDeserializer<?> reader, int max) {
            super(reader);
            this.max = max;
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property) {
            var size = property == null ? null : property.getAnnotation(Size.class);
            var reader = (Bounded) super.createContextual(context, property);
            return new Bounded(reader.getDelegatee(), size == null ? max : size.max());
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Bounded(reader, max);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            var read = super.deserialize(parser, context);
            if (read instanceof Collection<?> items && items.size() > max) {
                throw new TooLong(parser, max);
            }
            return read;
        }
    }
}
