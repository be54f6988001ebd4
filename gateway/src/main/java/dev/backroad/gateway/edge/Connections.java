package dev.backroad.gateway.edge;

import io.netty.handler.codec.http.HttpServerCodec;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one client may do with a connection. */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final int STREAMS = 100;
    private static final int HEADER_BYTES = 32 * 1024;

    @Bean
    NettyServerCustomizer impatience(ConnectionSettings settings) {
        return server ->
                server.doOnChannelInit((_, channel, _) -> {
                    var decoder = channel.pipeline().context(HttpServerCodec.class);
                    if (decoder != null) {
                        channel.pipeline()
                                .addAfter(
                                        decoder.name(),
                                        "headerDeadline",
                                        new HeaderDeadline(
                                                settings.firstHeaders(), settings.nextHeaders()));
                    }
                });
    }

    /**
     * As much as over HTTP/1.1, where application.yml says it; many streams cost as connections.
     */
    @Bean
    NettyServerCustomizer http2() {
        return server ->
                server.http2Settings(settings ->
                        settings.maxConcurrentStreams(STREAMS).maxHeaderListSize(HEADER_BYTES));
    }
}
