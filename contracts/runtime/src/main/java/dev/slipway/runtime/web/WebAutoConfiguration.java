package dev.slipway.runtime.web;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.jooq.DSLContext;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JacksonModule;

/** Puts the parts of this package in their order: net, (security), body limit, idempotency, handlers. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
        afterName = {
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({WebProperties.class, IdempotencyProperties.class})
@Import(ProblemErrorController.class)
public class WebAutoConfiguration {

    private static final int NET = Ordered.HIGHEST_PRECEDENCE + 5;
    /** Spring Security's filter stands at -100: who may not come in is refused before a body is looked at. */
    private static final int BODY_LIMIT = -90;

    private static final int IDEMPOTENCY = -80;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
    }

    @Bean
    ProblemTranslator problemTranslator(ObjectProvider<ProblemSource> sources) {
        return new ProblemTranslator(sources.orderedStream().toList());
    }

    @Bean
    JacksonModule cleanText() {
        return CleanText.module();
    }

    /** Parameters and headers are text like any other: see {@link CleanText}. */
    @Bean
    HttpFirewall slipwayFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(CleanText::isClean);
        firewall.setAllowedParameterValues(CleanText::isClean);
        return firewall;
    }

    @Bean
    Handlers handlers(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Handlers(mappings);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemTranslator translator) {
        return ordered(new ProblemFilter(translator), NET);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            Handlers handlers,
            ObjectProvider<HandlerBodyLimit> declared,
            ObjectProvider<BodyLimits> limits,
            WebProperties properties) {
        var filter = new BodyLimitFilter(
                handlers, declared.orderedStream().toList(), limits.orderedStream(), properties.maxBody());
        return ordered(filter, BODY_LIMIT);
    }

    @Bean
    WebMvcConfigurer slipwayWebMvc(ProblemTranslator translator) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(Math.min(1, resolvers.size()), new ProblemExceptionResolver(translator));
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RequestSubject());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PagingArgumentResolver());
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
            }
        });
    }

    @Bean
    OpenApiDefaults openApiDefaults(@Value("${slipway.area:service}") String service) {
        return new OpenApiDefaults(service);
    }

    @Bean
    OpenApiProblems openApiProblems() {
        return new OpenApiProblems();
    }

    @Bean
    ExactNumbers openApiExactNumbers() {
        return new ExactNumbers();
    }

    @Bean
    NullableComponents openApiNullableComponents() {
        return new NullableComponents();
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({DSLContext.class, PlatformTransactionManager.class})
    static class Idempotency {

        @Bean
        IdempotencyRepository idempotencyRepository(DSLContext jooq, IdempotencyProperties properties, Clock clock) {
            return new IdempotencyRepository(jooq, properties, clock);
        }

        @Bean
        IdempotencyRetention idempotencyRetention(IdempotencyRepository keys) {
            return new IdempotencyRetention(keys);
        }

        @Bean
        FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
                Handlers handlers, IdempotencyRepository keys, PlatformTransactionManager transactions) {
            return ordered(new IdempotencyFilter(handlers, keys, transactions), IDEMPOTENCY);
        }
    }
}
