package dev.backroad.identity.demo;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stops a start in which everybody would know the passwords, before anything is created. */
@Component
@Profile("prod & (local | compose)")
final class NoDemoInProduction implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        throw new DemoInProductionException();
    }
}
