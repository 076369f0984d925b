package dev.slipway.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsOverHttpTest extends SampleServer {

    private final String creator = ISSUER.person("creator", "creator");

    @Test
    void tellsEveryWrongFieldWithItsPointer() {
        var answer = post(creator, "/api/v1/things", """
                {"name": "", "image": {"repository": "NO SPACES"}, "size": 101, "more": [{"repository": "ok"}, {"repository": ""}]}""");
        assertProblem(answer, 422, "unprocessable");
        assertThat(pointers(answer)).contains("/name", "/image/repository", "/size", "/more/1/repository");
        assertThat(answer.json()).containsEntry("instance", "/api/v1/things").containsKeys("type", "title", "detail");
    }

    @Test
    void tellsTheIndexInAListThatIsTheWholeBody() {
        var answer = post(creator, "/api/v1/things/many", """
                [{"repository": "ok"}, {"repository": ""}]""");
        assertProblem(answer, 422, "unprocessable");
        assertThat(pointers(answer)).contains("/1/repository");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tier\": \"cloud\"}              | /tier             | must be one of shared, isolated",
                "{\"size\": \"many\"}               | /size             | must be a whole number",
                "{\"size\": 99999999999}          | /size             | must be a whole number within its range",
                "{\"image\": {\"repository\": {}}}  | /image/repository | must be a string",
                "{\"more\": [{}, 7]}                | /more/1           | must be an object of the documented shape",
                "{\"since\": \"yesterday\"}         | /since            | must be a time such as 2026-01-31T12:00:00Z",
                "{\"label\": {\"value\": \" \"}}    | /label            | is refused: a label is not blank",
                "{\"name\": \"a\\u0000b\"}        | /name             | is refused: it holds a character that is no text (U+0000, or half of a pair)",
                "{\"name\": \"a\\ud800b\"}        | /name             | is refused: it holds a character that is no text (U+0000, or half of a pair)",
            })
    void namesThePlaceOfAValueThatDoesNotFit(String body, String pointer, String detail) {
        var answer = post(creator, "/api/v1/things", body);
        assertProblem(answer, 422, "unprocessable");
        assertThat(answer.json().get("errors")).isEqualTo(List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"name\":", "not json", "''", "{\"size\": 1} trailing"})
    void callsAnUnreadableBodyNotParseable(String body) {
        assertProblem(post(creator, "/api/v1/things", body), 400, "not-parseable");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sized, /size",
        "/api/v1/sized?size=many, /size",
        "/api/v1/sized?size=11, /size",
        "/api/v1/tiers/cloud, /tier",
        "/api/v1/header, /X-Needed",
        "/api/v1/things?limit=0, /limit",
        "/api/v1/things?limit=201, /limit",
        "/api/v1/things?limit=few, /limit",
        "/api/v1/things?cursor=bogus, /cursor",
    })
    void namesTheParameterThatIsMissingOrWrong(String path, String pointer) {
        var answer = get(creator, path);
        assertProblem(answer, 422, "unprocessable");
        assertThat(pointers(answer)).containsExactly(pointer);
    }

    @Test
    void pagesByDefaultByFifty() {
        assertThat(get(creator, "/api/v1/things").json()).containsEntry("items", List.of("limit 50"));
    }

    @Test
    void refusesAnotherMediaType() {
        var answer = send(as(creator, "/api/v1/things")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.header("Accept")).contains("application/json");
    }

    @Test
    void saysThatItCannotAnswerInThatFormat() {
        assertProblem(
                send(as(creator, "/api/v1/things")
                        .header("Accept", "application/xml")
                        .GET()),
                406,
                "not-acceptable");
    }

    @Test
    void namesTheMethodsThereAre() {
        var answer = send(as(creator, "/api/v1/sized").PUT(HttpRequest.BodyPublishers.noBody()));
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/nothing/here", "/nothing"})
    void knowsNoSuchRoute(String path) {
        assertProblem(get(creator, path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"text/html", "text/csv", "image/png"})
    void writesProblemJsonWhateverIsAccepted(String accept) {
        var answer = send(as(creator, "/api/v1/report").header("Accept", accept).GET());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.status()).isEqualTo(accept.equals("text/csv") ? 404 : 406);
    }

    @Test
    void keepsExtensionMembersAndPercentSigns() {
        var answer = get(creator, "/api/v1/conflict");
        assertProblem(answer, 409, "conflict");
        assertThat(answer.json())
                .containsEntry("detail", "100% taken")
                .containsEntry("holder", Map.of("team", "dining"));
    }

    @Test
    void saysWhenToComeBack() {
        var answer = get(creator, "/api/v1/later");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.text()).doesNotContain("10.0.0.7");
    }

    @Test
    void takesADatabaseThatIsBusyForNobodysFault() {
        var answer = get(creator, "/api/v1/busy");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text()).doesNotContain("pool");
    }

    @Test
    void takesAPeersUnforeseenRefusalForNobodysFault() {
        var answer = get(creator, "/api/v1/asks-elsewhere");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.text()).doesNotContain("internals of a peer");
    }

    @Test
    void refusesParametersThatAreNoText() {
        assertProblem(get(creator, "/api/v1/echo?said=a%00b"), 400, "not-parseable");
        assertThat(get(creator, "/api/v1/echo?said=%F0%9F%9A%80").text()).contains("\uD83D\uDE80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?=", "?=null", "?said=a&=b"})
    void refusesAQueryThatCannotBeRead(String query) {
        assertProblem(get(creator, "/api/v1/echo" + query), 400, "not-parseable");
    }

    @Test
    void refusesAQueryThatNobodyCanRead() {
        assertProblem(get(creator, "/api/v1/echo?said=%ff"), 400, "not-parseable");
        assertProblem(send(to("/actuator/health/readiness?x=%ff").GET()), 400, "not-parseable");
    }

    @Test
    void refusesMoreParametersThanAnybodyNeeds() {
        var query = IntStream.range(0, 250).mapToObj(n -> "&p" + n + "=").collect(Collectors.joining());
        assertProblem(get(creator, "/api/v1/echo?said=a" + query), 400, "not-parseable");
    }

    @Test
    void hidesABugAndLogsItsId(CapturedOutput log) {
        var answer = get(creator, "/api/v1/bug");
        assertProblem(answer, 500, "internal");
        assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("IllegalState");
        assertThat(log.getAll())
                .contains(String.valueOf(answer.json().get("id")))
                .contains("hunter2");
    }

    @Test
    void answersWhatTomcatItselfRefuses() throws IOException {
        assertThat(raw("GET /api/v1/things?q=<|> HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("urn:slipway:problem:not-parseable")
                .doesNotContain("<html");
    }

    @Test
    void answersWhatTheFirewallRefuses() throws IOException {
        assertThat(raw("GET /api/v1/..;/things HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void answersWhenTheHeaderIsTooLarge() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: here\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void waitsOnlySoLongForABody() throws IOException {
        assertThat(raw(
                        "POST /api/v1/things HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + creator + "\r\nContent-Length: 100\r\n\r\n{\"name\":"))
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json())
                .containsEntry("type", "urn:slipway:problem:" + slug)
                .containsEntry("status", status);
    }

    private static List<String> pointers(Answer answer) {
        return answer.json().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> String.valueOf(((Map<?, ?>) error).get("pointer")))
                        .toList()
                : List.of();
    }
}
