package dev.backroad.identity.signon;

import dev.backroad.identity.signon.BackChannel.Address;
import dev.backroad.identity.signon.LogoutNotices.Notice;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Tells clients that a session ended: all that are due at once, so that none waits for another. */
@Component
final class LogoutDelivery {

    private static final Logger log = LoggerFactory.getLogger(LogoutDelivery.class);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(2);

    /** With the waits between them, 2, 4, 8… seconds, about four minutes. */
    private static final int MOST_ATTEMPTS = 8;

    private final LogoutNotices notices;
    private final BackChannel channel;
    private final LogoutTokens tokens;
    private final RestClient http;

    LogoutDelivery(LogoutNotices notices, BackChannel channel, LogoutTokens tokens) {
        this.notices = notices;
        this.channel = channel;
        this.tokens = tokens;
        this.http = RestClient.builder().requestFactory(impatient()).build();
    }

    /** Follows no redirects: where a logout token goes was registered. */
    private static JdkClientHttpRequestFactory impatient() {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build());
        requests.setReadTimeout(READ);
        return requests;
    }

    @Scheduled(initialDelay = 500, fixedDelay = 500)
    void deliver() {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            notices.takeDue().forEach(notice -> senders.execute(() -> deliver(notice)));
        } catch (DataAccessException away) {
            log.debug("Logout notices cannot be read", away);
        }
    }

    private void deliver(Notice notice) {
        var address = channel.of(notice.clientId());
        if (address.isEmpty() || isTold(notice, address.get())) {
            notices.done(notice);
        } else if (notice.attempts() < MOST_ATTEMPTS) {
            notices.later(notice, Duration.ofSeconds(1L << notice.attempts()));
        } else {
            log.warn("{} was not told that session {} ended", notice.clientId(), notice.sid());
            notices.done(notice);
        }
    }

    private boolean isTold(Notice notice, Address address) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("logout_token", tokens.write(notice, address.clientId()));
        try {
            return http.post()
                    .uri(address.uri())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .is2xxSuccessful();
        } catch (RestClientException failed) {
            log.debug("{} did not take a logout token", address.clientId(), failed);
            return false;
        }
    }
}
