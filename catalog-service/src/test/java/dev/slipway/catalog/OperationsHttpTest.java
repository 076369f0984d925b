package dev.slipway.catalog;

import static dev.slipway.catalog.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import dev.slipway.catalog.Api.Answer;
import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.promotion.EnvironmentDeployed;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.token.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bench that every service has from the runtime, over a real service with two consumers. */
@CatalogTest
class OperationsHttpTest {
    private static final String PARKED = "/api/v1/operations/parked";
    private static final String LETTERS = "/api/v1/operations/dead-letters";
    private static final String UNREADABLE =
            EventTypes.typeOf(EnvironmentDeployed.class).replace(".v1", ".v9");
    private static final String NOT_WANTED = "dev.slipway.gate.BuildSigned.v1";

    @Autowired
    private Api api;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void nothingYet() {
        database.execute("delete from parked_event");
        database.execute("delete from dead_letter");
    }

    @Test
    void listsASubjectThatStandsStillOnceWithWhatWaitsBehindIt() {
        park("app/one", UNREADABLE);
        park("app/one", UNREADABLE);
        park("app/two", UNREADABLE);

        var first = list(PARKED + "?limit=1");
        var second = list(PARKED + "?limit=1&cursor=" + first.text("/nextCursor"));

        assertThat(first.text("/items/0/subject")).isEqualTo("app/one");
        assertThat(first.body().at("/items/0/waiting").asInt()).isEqualTo(1);
        assertThat(first.text("/items/0/what"))
                .isEqualTo(
                        "EnvironmentDeployed about app/one could not be handled by catalog, and 1 later events wait behind it.");
        assertThat(first.text("/items/0/why")).isEqualTo("a bug");
        assertThat(second.text("/items/0/subject")).isEqualTo("app/two");
        assertThat(second.body().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void saysHowFarATriedSubjectCame() {
        park("app/one", NOT_WANTED);
        park("app/one", UNREADABLE);

        var tried = retry("app/one", "operator").is(200);

        assertThat(tried.body().path("handled").asInt()).isEqualTo(1);
        assertThat(tried.body().path("left").asBoolean()).isTrue();
        assertThat(list(PARKED).text("/items/0/why")).contains("cannot read");
    }

    @Test
    void putsAJobThatWasGivenUpBackIntoTheQueueOnce() {
        var id = UUID.randomUUID();
        database.execute(
                "insert into dead_letter values (?, 'some-job', 'app-7', convert_to('{\"data\": {}}', 'UTF8'), 'GitHub was away', 10, now())",
                id);
        assertThat(list(LETTERS).text("/items/0/what"))
                .isEqualTo("The job some-job for app-7 was given up after 10 attempts.");
        assertThat(list(LETTERS).text("/items/0/why")).isEqualTo("GitHub was away");

        api.json(POST, LETTERS + "/" + id + "/retries", as("operator"), Map.of())
                .is(202);
        api.json(POST, LETTERS + "/" + id + "/retries", as("operator"), Map.of())
                .is(404);

        assertThat(list(LETTERS).body().path("items")).isEmpty();
        assertThat(database.query(
                        "select 1 from scheduled_tasks where task_name = 'some-job' and task_instance = 'app-7'"))
                .hasSize(1);
        database.execute("delete from scheduled_tasks where task_name = 'some-job'");
    }

    @Test
    void isForOperatorsAlone() {
        for (var token :
                new String[] {as("creator"), as("auditor"), TestTokens.service("gate"), TestTokens.machine("ci")}) {
            api.get(PARKED, token).is(403);
            api.get(LETTERS, token).is(403);
        }
        retry("app/one", "auditor").is(403);
        api.get(PARKED, null).is(401);
        api.get(PARKED + "?cursor=nonsense", as("operator")).is(422).pointsAt("/cursor");
        api.json(POST, PARKED + "/retries", as("operator"), Map.of("consumer", "nobody", "topic", "t", "subject", "s"))
                .is(404);
    }

    private Answer list(String path) {
        return api.get(path, as("operator")).is(200);
    }

    private Answer retry(String subject, String who) {
        return api.json(
                POST,
                PARKED + "/retries",
                as(who),
                Map.of("consumer", "catalog", "topic", "slipway.promotion", "subject", subject));
    }

    private void park(String subject, String type) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into parked_event (consumer, event_id, type, topic, subject, headers, payload, reason, attempts, parked_at, next_attempt)
                values ('catalog', ?, ?, 'slipway.promotion', ?, ?::jsonb, convert_to('{}', 'UTF8'), 'a bug', 3, now(), now() + interval '1 hour')""", id, type, subject, HEADERS.formatted(id, type, subject));
    }

    private static final String HEADERS = """
            {"ce_id": "%s", "ce_type": "%s", "ce_source": "/slipway/promotion", "ce_subject": "%s", "ce_time": "2026-11-02T09:00:00Z",
             "ce_number": "1", "ce_previoushash": "00", "ce_hash": "00", "ce_specversion": "1.0"}""";
}
