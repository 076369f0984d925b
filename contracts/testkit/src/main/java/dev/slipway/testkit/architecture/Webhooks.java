package dev.slipway.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Methods that answer what outsiders send. */
final class Webhooks {
    private Webhooks() {}

    /** Handlers of a route below {@code /webhooks}, by their own mapping or together with their class's. */
    static DescribedPredicate<JavaMethod> underWebhooks() {
        return DescribedPredicate.describe("are mapped below /webhooks", Webhooks::isUnderWebhooks);
    }

    static ArchCondition<JavaMethod> takeAVerifiedWebhook() {
        return new ArchCondition<>("be annotated with @Webhook and take a VerifiedWebhook") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var right = method.isAnnotatedWith(Webhook.class)
                        && method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(VerifiedWebhook.class));
                events.add(new SimpleConditionEvent(
                        method,
                        right,
                        method.getFullName() + (right ? " takes one" : " does not, or lacks the annotation")));
            }
        };
    }

    private static boolean isUnderWebhooks(JavaMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        if (mapping == null) {
            return false;
        }
        var onClass =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
        var prefixes = onClass == null || onClass.path().length == 0 ? new String[] {""} : onClass.path();
        var paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        return Arrays.stream(prefixes)
                .flatMap(prefix -> Stream.of(paths).map(path -> prefix + path))
                .anyMatch(path -> path.startsWith("/webhooks"));
    }
}
