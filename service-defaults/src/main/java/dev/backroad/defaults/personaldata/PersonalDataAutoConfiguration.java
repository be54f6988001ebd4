package dev.backroad.defaults.personaldata;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For every service that holds something about people. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class PersonalDataAutoConfiguration {

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    ErasedSubjects erasedSubjects(JdbcClient jdbc, InstantSource time) {
        return new ErasedSubjects(jdbc, time);
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    PersonalDataController personalDataController(PersonalData data) {
        return new PersonalDataController(data);
    }
}
