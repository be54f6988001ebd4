package dev.backroad.defaults;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Answers for a while after the service was told to stop: it is not ready any more, but not
 * everybody has heard it yet. Each answer ends its connection, so that the next request looks for
 * another instance; Tomcat would refuse what comes on a connection that is still open.
 */
final class Draining implements Filter, SmartLifecycle {

    private final Duration time;
    private volatile boolean isRunning;

    Draining(Duration time) {
        this.time = time;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isRunning && response instanceof HttpServletResponse answer) {
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    /** First of all that stops: listeners, the web server and the stores come when this is done. */
    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(done);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
