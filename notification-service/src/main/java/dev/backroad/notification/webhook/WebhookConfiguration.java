package dev.backroad.notification.webhook;

import dev.backroad.defaults.keys.KeyEncryption;
import dev.backroad.notification.webhook.AddressGuard.NameServer;
import java.net.InetAddress;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What calls out, with everything off that would call more than it should. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** More than there are deliveries at a time: nobody waits for a connection. */
    private static final int CONNECTIONS = 1_000;

    private static final Timeout A_WHILE = Timeout.ofSeconds(2);
    private static final Timeout ALL_OF_IT = Timeout.of(Courier.LONGEST);
    private static final int LINE = 8 * 1024;
    private static final int HEADERS = 100;

    @Bean
    static Secrets webhookSecrets(WebhookKeySettings settings) {
        return new Secrets(new KeyEncryption(settings.keyEncryptionKey()));
    }

    @Bean
    static AddressGuard addressGuard(ObjectProvider<NameServer> names, WebhookSettings settings) {
        return new AddressGuard(
                names.getIfAvailable(() -> InetAddress::getAllByName), settings.loopback());
    }

    @Bean
    static Courier courier(AddressGuard guard) {
        return new Courier(client(guard, null));
    }

    /**
     * Makes a client: no redirects, retries, cookies, credentials, compression, proxies or kept
     * connections. Each call resolves the name anew, under guard.
     *
     * @param tls {@code null} for the JDK's certificates and the usual check of host names
     */
    static CloseableHttpClient client(AddressGuard guard, @Nullable TlsSocketStrategy tls) {
        return HttpClients.custom()
                .setConnectionManager(connections(guard, tls))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(A_WHILE)
                                .setResponseTimeout(ALL_OF_IT)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    private static HttpClientConnectionManager connections(
            AddressGuard guard, @Nullable TlsSocketStrategy tls) {
        // A header has an end, too.
        var http = Http1Config.custom().setMaxLineLength(LINE).setMaxHeaderCount(HEADERS).build();
        var manager =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(http)
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(A_WHILE)
                                        .setSocketTimeout(ALL_OF_IT)
                                        .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS);
        return (tls == null ? manager : manager.setTlsSocketStrategy(tls)).build();
    }
}
