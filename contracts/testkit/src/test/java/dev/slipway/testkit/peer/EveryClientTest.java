package dev.slipway.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No service has a client of {@code OutgoingHttp}, or of a Git server, that no {@link PeerContract} has tried with it. The ways to apps and to DNS servers are clients of
 * another kind: {@code GatewayPeerTest} and {@code Rfc2136PeerTest} try them.
 */
class EveryClientTest {
    @TempDir
    private Path checkout;

    @Test
    void isTriedByAContract() {
        var clients = new Clients(Path.of("../.."));

        assertThat(clients.made())
                .contains(
                        "contracts issuer",
                        "gate-service catalog",
                        "promotion-workflow cluster",
                        "promotion-workflow git");
        assertThat(clients.tried()).as("clients that a PeerContract tries").containsAll(clients.made());
    }

    @Test
    void isNamedWithoutOne() throws IOException {
        source("a-service/src/main/java/Bank.java", "var bank = http.client(\"bank\").build();");
        source(
                "a-service/src/main/java/Mail.java",
                "static final String PEER = \"mail\"; var mail = http.serviceClient(PEER);");
        source("b-service/src/main/java/Bank.java", "var bank = http.client(\n\"bank\").build();");
        source("contracts/http/src/main/java/ShopClient.java", "@OwnedBy(\"shop\")\npublic interface ShopClient {}");
        source("b-service/src/main/java/Cart.java", "Cart(ShopClient shop) {}");
        source(
                "a-service/src/test/java/BankPeerTest.java",
                "class BankPeerTest extends PeerContract { BankPeerTest() { super(\"bank\"); } }");

        var clients = new Clients(checkout);

        assertThat(clients.made())
                .containsExactly("a-service bank", "a-service mail", "b-service bank", "b-service shop");
        assertThat(clients.tried()).containsExactly("a-service bank");
    }

    private void source(String place, String text) throws IOException {
        var file = checkout.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
