package dev.slipway.testkit;

import dev.slipway.testkit.event.KafkaTest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Recognises {@link SlipwayTest}; registered in {@code META-INF/spring.factories}. */
final class SlipwayTestContextFactory implements ContextCustomizerFactory {
    private static final String ROOT = "dev.slipway.";

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var found = TestContextAnnotationUtils.findMergedAnnotation(testClass, SlipwayTest.class);
        if (found == null) {
            return null;
        }
        var area = found.area().isEmpty() ? areaOf(testClass) : found.area();
        return new SlipwayTestContext(
                Stream.concat(Stream.of(area), Stream.of(found.schemas())).toList(),
                TestContextAnnotationUtils.hasAnnotation(testClass, KafkaTest.class));
    }

    private static String areaOf(Class<?> testClass) {
        var name = testClass.getPackageName();
        if (!name.startsWith(ROOT)) {
            throw new IllegalStateException(
                    testClass + " is not below dev.slipway.<area>: name its area in @SlipwayTest");
        }
        return name.substring(ROOT.length()).split("\\.", 2)[0];
    }
}
