package dev.backroad.gateway.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Hangs up on a client that does not finish the headers of a request in time, however busily it
 * sends one byte after the other: a few thousand of them would hold all our connections
 * ("slowloris").
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells whoever holds the promise
final class HeaderDeadline extends ChannelDuplexHandler {

    private final Duration first;
    private final Duration next;
    private int unanswered;
    private @Nullable Future<?> deadline;

    /**
     * @param first from the connection to the end of the first request's headers
     * @param next from the end of an answer to the end of the next request's headers
     */
    HeaderDeadline(Duration first, Duration next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context, first);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            stop();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message) && --unanswered == 0) {
            start(context, next);
        }
        context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void start(ChannelHandlerContext context, Duration time) {
        stop();
        deadline =
                context.executor()
                        .schedule(() -> hangUp(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A connection that speaks HTTP/2 by now has its own rules, and its requests do not pass here.
     */
    private static void hangUp(ChannelHandlerContext context) {
        if (context.pipeline().get(NettyPipeline.H2MultiplexHandler) == null) {
            context.close();
        }
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
