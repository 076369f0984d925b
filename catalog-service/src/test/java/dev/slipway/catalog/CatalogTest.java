package dev.slipway.catalog;

import dev.slipway.testkit.SlipwayTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole service with both schemas and the people of the embedded platform. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SlipwayTest(
        schemas = "audit",
        properties = {"slipway.directory.seed=classpath:seed/directory.json", "slipway.workers.enabled=false"})
@Import(Api.class)
public @interface CatalogTest {}
