package dev.slipway.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An event without a reader is not published: the table in {@code contracts/README.md} names the readers of each. */
class ReadersTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\| *([^|]*?) *\\|.*$");

    @Test
    void theReadmeNamesAReaderOfEveryEvent() throws IOException {
        var rows =
                ROW.matcher(Files.readString(Path.of("../README.md"))).results().toList();
        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(
                        Events.all().stream().map(Class::getSimpleName).toList());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.group(2)).as(row.group(1)).isNotBlank());
    }
}
