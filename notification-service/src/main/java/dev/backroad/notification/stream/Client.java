package dev.backroad.notification.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The request behind a stream, which goes on after the controller has returned. By the servlet API
 * itself: an {@code SseEmitter} of Spring would take a broken line for a failed request, and send
 * its exception once more through all filters and handlers.
 */
final class Client implements AsyncListener {

    private final AsyncContext request;
    private final Runnable whenLost;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private Client(AsyncContext request, Runnable whenLost) {
        this.request = request;
        this.whenLost = whenLost;
    }

    static Client of(HttpServletRequest request, Runnable whenLost) {
        var goesOn = request.startAsync();
        goesOn.setTimeout(0);
        var client = new Client(goesOn, whenLost);
        goesOn.addListener(client);
        return client;
    }

    void hangUp() {
        if (isOver.compareAndSet(false, true)) {
            try {
                request.complete();
            } catch (IllegalStateException brokenMeanwhile) {
                whenLost.run();
            }
        }
    }

    @Override
    public void onError(AsyncEvent broken) {
        whenLost.run();
        hangUp();
    }

    @Override
    public void onComplete(AsyncEvent end) {
        isOver.set(true);
        whenLost.run();
    }

    @Override
    public void onTimeout(AsyncEvent never) {}

    @Override
    public void onStartAsync(AsyncEvent never) {}
}
