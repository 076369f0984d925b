package dev.slipway.bench.outbox;

import dev.slipway.bench.AtOnce;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that change a subject and announce it, from several threads at once. */
final class Writers {
    private static final long SEED = 20_261_101;
    private static final String SILENT = "silent-app-";

    private final SubjectRepository subjects;
    private final Announcer announcer;
    private final TransactionTemplate transaction;

    Writers(SubjectRepository subjects, Announcer announcer, TransactionTemplate transaction) {
        this.subjects = subjects;
        this.announcer = announcer;
        this.transaction = transaction;
    }

    void addSubjects() {
        for (int n = 0; n < Announcements.SUBJECTS; n++) {
            subjects.add(Announcements.ANNOUNCED + n);
            subjects.add(SILENT + n);
        }
    }

    /** Returns when all writers have ended. {@code pauseNanos} between two transactions of one writer, at random up to twice as long. */
    void write(int writers, long pauseNanos, BooleanSupplier goOn, Journal journal) {
        AtOnce.run(writers, writer -> {
            var random = new Random(SEED + writer);
            while (goOn.getAsBoolean()) {
                journal.committed(announce(Announcements.subject(random)));
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(random.nextLong(2 * pauseNanos));
                }
            }
        });
    }

    /** As many of the same transactions as the database allows, about other subjects, which nobody announces; gives how many there were. */
    long writeSilently(int writers, BooleanSupplier goOn) {
        var count = new AtomicLong();
        AtOnce.run(writers, writer -> {
            var random = new Random(SEED + writer);
            while (goOn.getAsBoolean()) {
                var subject = SILENT + random.nextInt(Announcements.SUBJECTS);
                transaction.executeWithoutResult(_ -> subjects.next(subject));
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private Journal.Event announce(String subject) {
        var event = transaction.execute(_ -> {
            var announcement = Announcements.about(subject, subjects.next(subject));
            announcer.announce(announcement);
            return new Journal.Event(subject, announcement.revision());
        });
        if (event == null) {
            throw new IllegalStateException("a transaction gave nothing");
        }
        return event;
    }
}
