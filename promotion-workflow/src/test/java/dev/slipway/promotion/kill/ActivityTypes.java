package dev.slipway.promotion.kill;

import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The types of all activities that a workflow can call, as they are declared. */
final class ActivityTypes {
    private ActivityTypes() {}

    static Set<String> all() {
        var interfaces = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isInterface();
            }
        };
        interfaces.addIncludeFilter(new AnnotationTypeFilter(ActivityInterface.class));
        return Stream.of("dev.slipway.contracts.activities", "dev.slipway.promotion")
                .flatMap(root -> interfaces.findCandidateComponents(root).stream())
                .flatMap(found -> types(Objects.requireNonNull(found.getBeanClassName())))
                .collect(Collectors.toSet());
    }

    private static Stream<String> types(String name) {
        try {
            return POJOActivityInterfaceMetadata.newInstance(Class.forName(name)).getMethodsMetadata().stream()
                    .map(POJOActivityMethodMetadata::getActivityTypeName);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
