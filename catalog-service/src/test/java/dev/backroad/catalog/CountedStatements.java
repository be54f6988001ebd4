package dev.backroad.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements about topics that are prepared, whoever does it: Hibernate counts only its
 * own.
 */
@TestComponent
public class CountedStatements implements BeanPostProcessor {

    private final AtomicLong prepared = new AtomicLong();

    /** How many were prepared meanwhile. */
    public long during(Runnable work) {
        var before = prepared.get();
        work.run();
        return prepared.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Counted(pool) : bean;
    }

    /** The relay, which never rests, asks for other things. */
    private static boolean isAboutTopics(Method method, Object[] arguments) {
        return method.getName().equals("prepareStatement")
                && arguments[0] instanceof String sql
                && (sql.contains("topic") || sql.contains("search_question"))
                && !sql.contains("outbox");
    }

    private final class Counted extends DelegatingDataSource {

        Counted(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> {
                                if (isAboutTopics(method, arguments)) {
                                    prepared.incrementAndGet();
                                }
                                try {
                                    return method.invoke(connection, arguments);
                                } catch (InvocationTargetException refused) {
                                    throw refused.getCause();
                                }
                            });
        }
    }
}
