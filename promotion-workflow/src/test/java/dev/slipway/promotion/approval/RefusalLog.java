package dev.slipway.promotion.approval;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the log says of those whom nobody stands behind: such a refusal is on record there alone. */
final class RefusalLog implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.slipway.runtime.security");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    RefusalLog() {
        lines.start();
        logger.addAppender(lines);
    }

    /** The lines since the last look. */
    List<String> news() {
        var news = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        lines.list.clear();
        return news;
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
