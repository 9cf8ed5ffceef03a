package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.audit.Entrances;
import org.minqing.audit.Entrances.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts what somebody who is signed in asks for and is not given: what is not theirs, and what is not there. */
@Component
class RefusedRequests implements HandlerInterceptor, WebMvcConfigurer {

    private final Entrances entrances;

    RefusedRequests(Entrances entrances) {
        this.entrances = entrances;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var status = response.getStatus();
        var refused = status == HttpStatus.FORBIDDEN.value() || status == HttpStatus.NOT_FOUND.value();
        if (refused && handler instanceof HandlerMethod) {
            CurrentActor.session()
                    .ifPresent(session -> entrances.refused(Optional.of(session.account()), Kind.REQUEST_REFUSED));
        }
    }
}
