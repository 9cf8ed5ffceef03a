package org.minqing.casework;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that the server logs meanwhile, causes of failures included, and more than an operator would ever see. */
public final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.minqing");
    private final Level before = root.getLevel();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Begins to record. */
    public RecordedLog() {
        root.setLevel(Level.INFO);
        ours.setLevel(Level.TRACE);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        // All of it is recorded; the console of a build is not for that much.
        ours.addAppender(this);
        ours.setAdditive(false);
    }

    /** All lines so far. */
    public String text() {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    protected void append(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.detachAppender(this);
        ours.setAdditive(true);
        root.setLevel(before);
        ours.setLevel(null);
        stop();
    }
}
