package dev.slipway.testkit;

import dev.slipway.testkit.event.OutboxAssertions;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Lets each test begin with an outbox that it has not seen; registered in {@code META-INF/spring.factories}. */
final class SlipwayTestBegin implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), SlipwayTest.class)) {
            test.getApplicationContext().getBean(OutboxAssertions.class).forget();
        }
    }
}
