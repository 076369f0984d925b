package dev.slipway.local.ca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.web.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaStandInTest {
    private static final String AUTHORIZED = "Bearer ca-token";

    @TempDir
    Path folder;

    private CaStandIn ca;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        ca = new CaStandIn(0, folder.resolve("data"), folder.resolve("out/root.pem"), "ca-token", Clock.systemUTC());
        client = new TestClient(ca.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        ca.close();
    }

    @Test
    void signsAChainThatItsRootVerifies() throws Exception {
        var answer = sign(
                request(keys(256), GeneralName.dNSName, "app.dining.apps.slipway.test", "*.dining.apps.slipway.test"));
        assertThat(answer.status()).isEqualTo(200);
        var factory = CertificateFactory.getInstance("X.509");
        var chain = factory.generateCertificates(new ByteArrayInputStream(answer.bytes())).stream()
                .map(X509Certificate.class::cast)
                .toList();
        var root = root();
        assertThat(chain.getLast()).isEqualTo(root);

        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(chain.getFirst())), parameters);

        var leaf = chain.getFirst();
        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("app.dining.apps.slipway.test", "*.dining.apps.slipway.test");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getExtensionValue("2.5.29.14"))
                .as("subject key identifier")
                .isNotNull();
        assertThat(leaf.getExtensionValue("2.5.29.35"))
                .as("authority key identifier")
                .isNotNull();
        assertThat(leaf.getNotAfter())
                .isBefore(Date.from(
                        Clock.systemUTC().instant().plus(Duration.ofDays(7).plusMinutes(1))));
    }

    @Test
    void keepsItsRootAcrossARestart() throws Exception {
        var before = root();
        ca.close();
        ca = new CaStandIn(0, folder.resolve("data"), folder.resolve("out/root.pem"), "ca-token", Clock.systemUTC());
        assertThat(root()).isEqualTo(before);
    }

    @Test
    void refusesNamesThatAreNotItsOwn() throws Exception {
        for (var name : List.of(
                "example.com", "slipway.test.example.com", "evil-slipway.test", "a.*.slipway.test", "slipway.test")) {
            var answer = sign(request(keys(256), GeneralName.dNSName, "fine.slipway.test", name));
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.json().path("detail").asString()).contains(name);
        }
        assertThat(sign(request(keys(256), GeneralName.iPAddress, "127.0.0.1")).status())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThat(sign("hello").status()).isEqualTo(422);
        assertThat(sign("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n")
                        .status())
                .isEqualTo(422);
        assertThat(sign(" ".repeat(100_000)).status()).isEqualTo(413);
    }

    @Test
    void refusesARequestThatItsOwnKeyDidNotSign() throws Exception {
        var other = keys(256);
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(other.getPrivate());
        var request = new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=x"), keys(256).getPublic())
                .addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        names(GeneralName.dNSName, "a.slipway.test").generate())
                .build(signer);
        var answer = sign(Pem.of(request));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).contains("own key");
    }

    @Test
    void signsForNobodyWithoutTheToken() {
        assertThat(client.send("POST", "/sign", "x").status()).isEqualTo(401);
        assertThat(client.send("POST", "/sign", "x", "Authorization", "Bearer guess")
                        .status())
                .isEqualTo(401);
    }

    private TestClient.Answer sign(String pem) {
        return client.send("POST", "/sign", pem, "Authorization", AUTHORIZED);
    }

    private X509Certificate root() throws Exception {
        try (var in = Files.newInputStream(folder.resolve("out/root.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static KeyPair keys(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String request(KeyPair keys, int kind, String... names)
            throws IOException, OperatorCreationException {
        return Pem.of(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=asked"), keys.getPublic())
                .addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        names(kind, names).generate())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static ExtensionsGenerator names(int kind, String... names) throws IOException {
        var all = java.util.Arrays.stream(names)
                .map(name -> new GeneralName(kind, name))
                .toArray(GeneralName[]::new);
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
        return extensions;
    }
}
