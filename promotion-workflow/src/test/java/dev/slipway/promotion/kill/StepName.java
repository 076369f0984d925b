package dev.slipway.promotion.kill;

import dev.slipway.contracts.activities.Step;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Steps by their names in the table: the type of the activity, and the step that it records, if it does. */
final class StepName {
    private static final Set<String> NEIGHBOURS = Set.of("Catalog", "Gate", "Cost", "Dns");

    /** Activities of which no transaction changes a row here: most only read; that an app's open promotions are cancelled is in OpenPromotionsTest. */
    private static final Set<String> READING = Set.of(
            "PromotionTask",
            "PromotionDirective",
            "DecommissionTask",
            "DecommissionAwaitNoPromotions",
            "DomainProcessTask",
            "ApprovalStillCovers");

    private StepName() {}

    static String of(String activity, Object[] arguments, String app) {
        return Stream.concat(Stream.of(activity), step(arguments).stream())
                .reduce((type, step) -> type + " " + step.replace(app, "{app}"))
                .orElseThrow();
    }

    /** Whether the step changes rows of this service, in a transaction that can be lost. */
    static boolean writes(String step) {
        return NEIGHBOURS.stream().noneMatch(step::startsWith) && !READING.contains(activity(step));
    }

    /** The type of the activity. */
    static String activity(String step) {
        return step.split(" ", 2)[0];
    }

    private static Optional<String> step(Object[] arguments) {
        return switch (arguments[0]) {
            case Step step -> Optional.of(step.name());
            case Record request ->
                Arrays.stream(request.getClass().getRecordComponents())
                        .filter(component -> component.getType().equals(Step.class))
                        .map(component -> ((Step) value(component, request)).name())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Object value(RecordComponent component, Record request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
