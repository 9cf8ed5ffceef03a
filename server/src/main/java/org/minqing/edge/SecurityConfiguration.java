package org.minqing.edge;

import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import org.minqing.access.AccessProblem;
import org.minqing.access.machine.SignatureFilter;
import org.minqing.access.session.SessionFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The chain that every request passes. What is under {@code /api/v1} needs a session except the door itself; the rest is
 * pages and health, which tell nothing about anybody.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Only this server's own files; workers and pictures as the map needs them; no inline script, no frame, no plugin. */
    static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** What pages may use of the device. Words are spoken at one face only, where the device itself turns them into text. */
    private static final String FEATURES = "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()";

    private static final String HEARING = FEATURES.replace("microphone=()", "microphone=(self)");
    private static final String PHONES = "/field/";

    /** What everybody may read, whoever they are: no data of anybody. */
    private static final String[] PUBLIC = {
        "/api/v1/orders",
        "/api/v1/bodies",
        "/api/v1/shares",
        "/api/v1/safeguards",
        "/api/v1/areas",
        "/api/v1/areas/{code}",
        "/api/v1/areas.geojson",
        "/api/v1/scenarios",
        "/api/v1/scenarios/{reference}"
    };

    /** What is for those who do not go through the door. */
    private static final String[] OPEN = {"/api/v1/openapi.json", "/api/v1/public/**", "/open311/**"};

    /** The door, whose tries are counted by name and address. */
    private static final String[] DOOR = {
        "/api/v1/session",
        "/api/v1/session/password",
        "/api/v1/session/phone",
        "/api/v1/session/phone/code",
        "/api/v1/session/passkey",
        "/api/v1/session/passkey/challenge",
        "/api/v1/session/oidc",
        "/api/v1/session/oidc/begin",
        "/api/v1/session/oidc/back",
        "/api/v1/session/oidc/leave",
        "/api/v1/session/oidc/signed-out"
    };

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            SessionFilter sessions,
            SignatureFilter signatures,
            OpenPace pace,
            ProblemMapper problems)
            throws Exception {
        http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // The session filter refuses forged requests by the session's own token.
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new Refusing(problems), HeaderWriterFilter.class)
                .addFilterBefore(new BodyLimit(problems), AuthorizationFilter.class)
                .addFilterBefore(sessions, AuthorizationFilter.class)
                .addFilterBefore(signatures, AuthorizationFilter.class)
                .addFilterBefore(
                        new OpenLimit(pace, problems, Stream.concat(Stream.of(PUBLIC), Stream.of(OPEN))),
                        AuthorizationFilter.class)
                .addFilterAfter(new SearchWords(problems), AuthorizationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::admitted)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, nobody) ->
                                problems.write(Refusal.of(AccessProblem.SESSION_NONE), request, response))
                        .accessDeniedHandler((request, response, denied) ->
                                problems.write(Refusal.of(AccessProblem.ACCESS_DENIED), request, response)));
        return http.build();
    }

    private static void admitted(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(DOOR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, PUBLIC)
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> response.setHeader(
                        "Permissions-Policy", request.getRequestURI().startsWith(PHONES) ? HEARING : FEATURES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Requests are timed as a whole; timing each filter of the chain would cost more than the filters do. */
    @Bean
    SecurityObservationSettings noTimingOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** In the chain above and nowhere else. */
    @Bean
    FilterRegistrationBean<SessionFilter> notByItself(SessionFilter sessions) {
        var registration = new FilterRegistrationBean<>(sessions);
        registration.setEnabled(false);
        return registration;
    }

    /** The same for signatures. */
    @Bean
    FilterRegistrationBean<SignatureFilter> signaturesNotByThemselves(SignatureFilter signatures) {
        var registration = new FilterRegistrationBean<>(signatures);
        registration.setEnabled(false);
        return registration;
    }
}
