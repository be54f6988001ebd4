package dev.backroad.gateway.problem;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** The ways in which another process can fail to answer us. */
public enum Silence {
    /** It did answer, or the failure has another reason. */
    NONE,
    /**
     * It refused the connection, hung up in the middle, its circuit breaker is open, or it told us
     * of a failure of its own where we asked for something.
     */
    AWAY,
    /** It took longer than we wait. */
    SLOW;

    /** How long an open circuit breaker rests, and what we tell clients to wait. */
    public static final int RETRY_AFTER_SECONDS = 5;

    /** Looks through the causes too: clients wrap what the network told them. */
    public static Silence of(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> NONE;
            case ConnectTimeoutException _,
                    ReadTimeoutException _,
                    TimeoutException _,
                    org.springframework.cloud.gateway.support.TimeoutException _ ->
                    SLOW;
            case IOException _, ServiceUnavailableException _ -> AWAY;
            case WebClientResponseException answer when answer.getStatusCode().is5xxServerError() ->
                    AWAY;
            default -> of(failure.getCause());
        };
    }
}
