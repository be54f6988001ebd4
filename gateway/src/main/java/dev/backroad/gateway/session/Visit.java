package dev.backroad.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A stored session in the hands of one request, which remembers whether it changed anything. */
final class Visit<S extends Session> implements Session {

    /** A session may end this much earlier than half an hour after the last visit. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final S session;
    private boolean toBeSaved;

    Visit(S session, boolean isNew) {
        this.session = session;
        this.toBeSaved = isNew;
    }

    S session() {
        return session;
    }

    boolean isToBeSaved() {
        return toBeSaved;
    }

    void saved() {
        toBeSaved = false;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        if (toBeSaved || now.isAfter(session.getLastAccessedTime().plus(NOTED_EVERY))) {
            toBeSaved = true;
            session.setLastAccessedTime(now);
        }
    }

    @Override
    public void setAttribute(String name, Object value) {
        toBeSaved = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        toBeSaved = true;
        session.removeAttribute(name);
    }

    @Override
    public String changeSessionId() {
        toBeSaved = true;
        return session.changeSessionId();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        toBeSaved = true;
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Session's own signature
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
