package dev.backroad.progress;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Takes down the statements that requests send to the database, whoever of us sends them. */
@TestComponent
public class RequestStatements implements BeanPostProcessor {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** What was sent meanwhile, in order, each on one line. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Noted(pool) : bean;
    }

    /** The relay and the scheduler, which never rest, have threads of their own. */
    private void note(String call, Object[] arguments) {
        if (Thread.currentThread().getName().startsWith("tomcat-handler")
                && call.equals("prepareStatement")) {
            sent.add(arguments[0].toString().strip().replaceAll("\\s+", " "));
        }
    }

    private final class Noted extends DelegatingDataSource {

        Noted(DataSource pool) {
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
                                note(method.getName(), arguments);
                                try {
                                    return method.invoke(connection, arguments);
                                } catch (InvocationTargetException refused) {
                                    throw refused.getCause();
                                }
                            });
        }
    }
}
