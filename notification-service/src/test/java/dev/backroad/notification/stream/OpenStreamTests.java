package dev.backroad.notification.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.backroad.notification.stream.OpenStream.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OpenStreamTests {

    private final News news = mock();
    private final UUID lena = UUID.randomUUID();
    private final LearnerStreams streams = new LearnerStreams(lena, news);
    private final List<End> ends = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-20T09:31:00Z");

    /** Work that a test lets happen when it wants. */
    private final List<Runnable> work = new ArrayList<>();

    private OpenStream stream() {
        return new OpenStream(
                streams, 0, now.plusSeconds(300), () -> now, work::add, new Counted());
    }

    private final class Counted implements OpenStream.Watcher {

        @Override
        public void sent() {}

        @Override
        public void over(OpenStream stream, End why) {
            ends.add(why);
        }
    }

    private static List<Frame> frames(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> new Frame(number, number + "\n"))
                .toList();
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    private String written() {
        return out.toString(UTF_8);
    }

    @Test
    void asksUntilThereIsNothingMore() {
        given(news.after(0, lena)).willReturn(frames(1, News.BATCH));
        given(news.after(News.BATCH, lena)).willReturn(frames(News.BATCH + 1, News.BATCH + 2));
        var stream = stream();

        stream.begin(out, () -> {}, "start\n");
        workAll();

        assertThat(written().lines()).hasSize(News.BATCH + 3).endsWith("101", "102");
        verify(news, times(2)).after(anyLong(), any());
    }

    @Test
    void manyReasonsToWorkAreOne() {
        given(news.after(0, lena)).willReturn(frames(1, 1));
        var stream = stream();
        stream.begin(out, () -> {}, "");
        stream.wake();
        stream.wake();

        assertThat(work).hasSize(1);
        workAll();

        assertThat(written()).isEqualTo("1\n");
    }

    @Test
    void nobodyWritesBeforeItBegins() {
        var stream = stream();

        stream.wake();
        stream.end(End.SHUTDOWN, "bye");

        assertThat(work).isEmpty();
        stream.begin(out, () -> {}, "start ");
        workAll();
        assertThat(written()).isEqualTo("start bye");
        assertThat(ends).containsExactly(End.SHUTDOWN);
    }

    @Test
    void databaseThatIsAwayCostsNothingButTime() {
        given(news.after(0, lena))
                .willThrow(new DataAccessResourceFailureException("away"))
                .willReturn(frames(1, 1));
        var stream = stream();
        stream.begin(out, () -> {}, "");
        workAll();
        assertThat(ends).isEmpty();

        stream.wake();
        workAll();

        assertThat(written()).isEqualTo("1\n");
    }

    @Test
    void brokenLineEndsItOnceAndIsHungUpByTheServer() {
        given(news.after(0, lena)).willReturn(frames(1, 3));
        var hungUp = new ArrayList<String>();
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int character) throws IOException {
                        if (character == '2') {
                            throw new IOException("broken pipe");
                        }
                    }
                };
        var stream = stream();

        stream.begin(broken, () -> hungUp.add("by us"), "start");
        workAll();
        stream.wake();
        stream.lost();
        workAll();

        assertThat(ends).containsExactly(End.CLIENT);
        assertThat(hungUp).isEmpty();
    }

    @Test
    void lineThatBreaksBeforeItBeginsIsHungUp() {
        var hungUp = new ArrayList<String>();
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int character) throws IOException {
                        throw new IOException("broken pipe");
                    }
                };

        stream().begin(broken, () -> hungUp.add("by us"), "start");
        workAll();

        assertThat(ends).containsExactly(End.CLIENT);
        assertThat(hungUp).hasSize(1);
    }

    @Test
    void silenceIsBrokenAndTheTokensEndIsKept() {
        given(news.after(0, lena)).willReturn(List.of());
        var stream = stream();
        stream.begin(out, () -> {}, "");
        workAll();

        stream.look(now);
        workAll();
        assertThat(written()).isEmpty();
        now = now.plusSeconds(20);
        stream.look(now.minusSeconds(15));
        workAll();
        assertThat(written()).isEqualTo(Frames.HEARTBEAT);

        now = now.plusSeconds(280);
        stream.look(now.minusSeconds(15));
        workAll();
        assertThat(ends).containsExactly(End.TOKEN);
    }

    @Test
    void tabsOfOneLearnerShareAnAnswerButNoOlderOne() {
        given(news.after(0, lena)).willReturn(frames(1, 1)).willReturn(frames(1, 2));

        streams.startReading();
        var first = streams.after(0);
        var second = streams.after(0);
        streams.wake();
        var third = streams.after(0);
        streams.stopReading();

        assertThat(second).isSameAs(first);
        assertThat(third).hasSize(2);
        verify(news, times(2)).after(0, lena);
    }
}
