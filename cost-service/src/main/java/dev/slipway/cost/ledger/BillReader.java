package dev.slipway.cost.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads one format of bills as a stream: memory does not grow with the bill. */
public interface BillReader {
    /**
     * Hands on each line in order.
     *
     * @throws UnreadableBill at the first thing that is wrong, with its place
     */
    void read(InputStream bytes, Consumer<BillLine> line) throws IOException, UnreadableBill;
}
