package dev.slipway.runtime.security;

import com.nimbusds.jose.util.ResourceRetriever;
import dev.slipway.runtime.web.Handlers;
import dev.slipway.runtime.web.WebAutoConfiguration;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One filter chain for every service: stateless, tokens of one issuer, everything denied that no rule opens. */
@AutoConfiguration(
        after = WebAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecurityProperties.class)
@EnableMethodSecurity
public class SecurityAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Person.class, Machine.class, ServiceCaller.class, VerifiedWebhook.class);
    }

    @Bean
    IssuerMetadata issuerMetadata(SecurityProperties properties, ResourceRetriever issuer) {
        return new IssuerMetadata(properties.issuer(), issuer);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            SecurityProperties properties,
            IssuerMetadata metadata,
            ResourceRetriever issuer,
            @Value("${slipway.http.clients.issuer.total-timeout:20s}") Duration longest,
            Clock clock) {
        return new IssuerDecoder(properties, metadata, new IssuerKeys(issuer, longest), clock);
    }

    /** A span and a timer for each of fifteen filters took a tenth of the processor's time in a profile of webhooks, and nobody reads them: the request itself is observed. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RouteGuard routeGuard(ObjectProvider<RouteRules> rules) {
        var routes = new Routes()
                .permitAll(
                        HttpMethod.GET,
                        "/actuator/health/readiness",
                        "/actuator/health/liveness",
                        "/actuator/prometheus",
                        "/v3/api-docs");
        rules.orderedStream().forEach(one -> one.declare(routes));
        return new RouteGuard(routes.rules());
    }

    @Bean
    SecurityFilterChain slipwaySecurity(
            HttpSecurity http, RouteGuard guard, Handlers handlers, JwtDecoder decoder, SecurityProperties properties)
            throws Exception {
        var answers = new SecurityAnswers(guard, handlers);
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(properties.contentSecurityPolicy()))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new HeaderToken(guard))
                        .authenticationEntryPoint(answers)
                        .accessDeniedHandler(answers)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(new CallerConverter())))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(guard));
        return http.build();
    }

    @Bean
    WebhookGate webhookGate(Map<String, WebhookAuthenticator> authenticators, SecurityProperties properties) {
        return new WebhookGate(authenticators, new WebhookBudget(properties.webhooksInMemory()));
    }

    @Bean
    WebhookCheck webhookCheck(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, WebhookGate gate) {
        return new WebhookCheck(mapping, gate);
    }

    @Bean
    OpenApiSecurity openApiSecurity(RouteGuard guard) {
        return new OpenApiSecurity(guard);
    }

    @Bean
    WebMvcConfigurer slipwaySecurityMvc(WebhookGate gate, ObjectProvider<Standing> standing) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate);
                registry.addInterceptor(new StandingGate(standing));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
                resolvers.add(new VerifiedWebhookArgumentResolver());
            }
        };
    }
}
