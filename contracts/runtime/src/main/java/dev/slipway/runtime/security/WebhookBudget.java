package dev.slipway.runtime.security;

import dev.slipway.runtime.web.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * How much of webhooks may be in memory at one time. A signature is known only when the whole body is there, so anybody can make a service hold bodies; what
 * goes beyond the budget is asked to come again. Senders of webhooks do that by themselves, or list what was not taken.
 */
final class WebhookBudget {
    private static final int PIECE = 64 * 1024;

    private final Semaphore pieces;

    WebhookBudget(DataSize inMemory) {
        this.pieces = new Semaphore(Math.toIntExact(inMemory.toBytes() / PIECE));
    }

    /** A share of the budget that grows with what arrives, so that whoever sends slowly holds little. */
    Share share() {
        return new Share();
    }

    /** What one webhook holds, until it is closed. Used by one thread at a time. */
    final class Share implements AutoCloseable {
        private int taken;

        /**
         * The whole stream.
         *
         * @throws dev.slipway.runtime.web.Problem 503 when the budget is used up
         */
        byte[] read(InputStream in) throws IOException {
            var first = piece(in);
            return first.length < PIECE ? first : rest(first, in);
        }

        private byte[] rest(byte[] first, InputStream in) throws IOException {
            var body = new ByteArrayOutputStream(2 * PIECE);
            var piece = first;
            while (piece.length == PIECE) {
                body.writeBytes(piece);
                piece = piece(in);
            }
            body.writeBytes(piece);
            return body.toByteArray();
        }

        private byte[] piece(InputStream in) throws IOException {
            take();
            return in.readNBytes(PIECE);
        }

        private void take() {
            if (!pieces.tryAcquire()) {
                throw Problems.UNAVAILABLE
                        .problem("Too much is being delivered at this moment.")
                        .header("Retry-After", "1")
                        .fix("Deliver it again a little later.");
            }
            taken++;
        }

        @Override
        public void close() {
            pieces.release(taken);
            taken = 0;
        }
    }
}
