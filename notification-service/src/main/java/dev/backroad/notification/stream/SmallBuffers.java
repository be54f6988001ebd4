package dev.backroad.notification.stream;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connections that hold little while nothing happens on them. Tomcat keeps its buffers with a
 * request for as long as that lasts: a stream's are nearly empty for minutes.
 */
@Configuration(proxyBeanMethods = false)
class SmallBuffers {

    /** A quarter of the default; what is larger is read and written in several steps. */
    private static final String BYTES = "2048";

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffersOfConnections() {
        return factory -> {
            factory.setProtocol(SparingProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("socket.appReadBufSize", BYTES);
                connector.setProperty("socket.appWriteBufSize", BYTES);
            });
        };
    }
}
