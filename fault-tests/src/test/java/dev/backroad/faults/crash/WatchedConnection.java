package dev.backroad.faults.crash;

import static dev.backroad.faults.crash.WatchedSql.matches;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection that comes by the crash points on its way. */
final class WatchedConnection implements InvocationHandler {

    private final Connection connection;
    private final WatchedSql sql;
    private boolean command;
    private boolean effect;

    private WatchedConnection(Connection connection, WatchedSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    static Connection of(Connection connection, WatchedSql sql) {
        return proxy(Connection.class, new WatchedConnection(connection, sql));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" ->
                    watched(
                            PreparedStatement.class,
                            call(connection, method, arguments),
                            arguments);
            case "createStatement" ->
                    watched(Statement.class, call(connection, method, arguments), null);
            case "commit" -> commit(method, arguments);
            case "rollback", "close" -> {
                command = false;
                effect = false;
                yield call(connection, method, arguments);
            }
            default -> call(connection, method, arguments);
        };
    }

    private @Nullable Object commit(Method method, Object @Nullable [] arguments) throws Throwable {
        if (effect) {
            Fuse.at(CrashPoint.AFTER_EFFECT_BEFORE_COMMIT);
        }
        var result = call(connection, method, arguments);
        if (effect) {
            Fuse.at(CrashPoint.AFTER_COMMIT_BEFORE_OFFSET);
        }
        if (command) {
            Fuse.at(CrashPoint.AFTER_COMMIT);
        }
        command = false;
        effect = false;
        return result;
    }

    private <T> T watched(
            Class<T> type, @Nullable Object statement, Object @Nullable [] preparing) {
        return proxy(
                type,
                (proxy, method, arguments) -> {
                    var words = arguments == null ? preparing : arguments;
                    if (!method.getName().startsWith("execute") || words == null) {
                        return call(statement, method, arguments);
                    }
                    return execute(String.valueOf(words[0]), statement, method, arguments);
                });
    }

    private @Nullable Object execute(
            String text, @Nullable Object statement, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (matches(sql.mark(), text)) {
            Fuse.at(CrashPoint.AFTER_SEND_BEFORE_MARK);
        }
        var result = call(statement, method, arguments);
        if (matches(sql.domainRow(), text)) {
            command = true;
            Fuse.at(CrashPoint.AFTER_DOMAIN_ROW);
        } else if (matches(sql.outboxRow(), text)) {
            Fuse.at(CrashPoint.AFTER_OUTBOX_ROW);
        } else if (matches(sql.effect(), text)) {
            effect = true;
        }
        return result;
    }

    private static @Nullable Object call(
            @Nullable Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
