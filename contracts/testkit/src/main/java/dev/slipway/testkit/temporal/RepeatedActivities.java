package dev.slipway.testkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.database.LostCommits;
import dev.slipway.testkit.database.LostCommits.Death;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every activity that a service offers, in stories in which the process dies once: at each of the activity's commits, on either side of it. Temporal then asks
 * again, and once more because that answer is lost too. A method of the interface that has no story fails.
 *
 * {@snippet :
 * @TestFactory
 * Stream<DynamicTest> takeEffectOnce() {
 *     return new RepeatedActivities(commits, this::story).of(GateActivities.class);
 * }
 * }
 */
public final class RepeatedActivities {
    private final LostCommits commits;
    private final Function<String, Story<?>> stories;

    /** @param stories what happens to an activity, by the name of its method, in a world that is made anew each time; throws where there is no such story */
    public RepeatedActivities(LostCommits commits, Function<String, Story<?>> stories) {
        this.commits = commits;
        this.stories = stories;
    }

    /**
     * One activity that is asked for again.
     *
     * @param writes whether it commits anything at all
     * @param ask the same question each time
     * @param meanwhile how the world goes on between the death and the repetition
     * @param ending that the answer is the one that was recorded and told, and told once
     */
    public record Story<A extends @Nullable Object>(
            boolean writes, Supplier<A> ask, Runnable meanwhile, Consumer<A> ending) {
        /** One that writes and answers. */
        public static <A> Story<A> answering(Supplier<A> ask, Runnable meanwhile, Consumer<A> ending) {
            return new Story<>(true, ask, meanwhile, ending);
        }

        /** One that writes and says nothing. */
        public static Story<@Nullable Void> silent(Runnable ask, Runnable meanwhile, Runnable ending) {
            return new Story<>(
                    true,
                    () -> {
                        ask.run();
                        return null;
                    },
                    meanwhile,
                    _ -> ending.run());
        }

        /** One that changes nothing. */
        public static <A> Story<A> reading(Supplier<A> ask) {
            return new Story<>(false, ask, () -> {}, _ -> {});
        }
    }

    /** A test for each activity and side. */
    public Stream<DynamicTest> of(Class<?> activities) {
        return Stream.of(activities.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .sorted()
                .flatMap(activity -> Stream.of(Death.values())
                        .map(death -> DynamicTest.dynamicTest(
                                "%s, dead %s a commit".formatted(activity, word(death)),
                                () -> isMadeGoodAtEveryCommit(activity, death))));
    }

    private void isMadeGoodAtEveryCommit(String activity, Death death) {
        var commit = 1;
        while (isMadeGood(stories.apply(activity), death, commit)) {
            commit++;
        }
        assertThat(commit > 1)
                .as("%s commits something", activity)
                .isEqualTo(stories.apply(activity).writes());
    }

    /** @return false if there is no such commit */
    private <A extends @Nullable Object> boolean isMadeGood(Story<A> story, Death death, int commit) {
        var died = commits.losing(death, commit, () -> {
            var _ = story.ask().get();
        });
        story.meanwhile().run();
        var answer = story.ask().get();
        assertThat(story.ask().get())
                .as("asked again after a death %s commit %d", word(death), commit)
                .isEqualTo(answer);
        story.ending().accept(answer);
        return died;
    }

    private static String word(Death death) {
        return death.name().toLowerCase(Locale.ROOT);
    }
}
