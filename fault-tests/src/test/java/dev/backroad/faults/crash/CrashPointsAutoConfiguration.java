package dev.backroad.faults.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Puts crash points around any service's database, without a change to the service. */
@AutoConfiguration
@ConditionalOnProperty("backroad.faults.fuse")
public class CrashPointsAutoConfiguration {

    @Bean
    static BeanPostProcessor crashPoints() {
        Fuse.watch(Path.of(System.getProperty("backroad.faults.fuse")));
        var sql = WatchedSql.ofThisProcess();
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Watched(source, sql) : bean;
            }
        };
    }

    private static final class Watched extends DelegatingDataSource {

        private final WatchedSql sql;

        Watched(DataSource source, WatchedSql sql) {
            super(source);
            this.sql = sql;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return WatchedConnection.of(super.getConnection(), sql);
        }
    }
}
