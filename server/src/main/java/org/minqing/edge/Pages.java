package org.minqing.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The built pages. Files under {@code /assets/} carry their hash in their name and are kept for a year; an address without
 * an ending is a place inside the application and gets the first page of its face: that of the folder which it begins with,
 * else the desk's.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private static final String BUILT = "classpath:/static/";

    /** What an address begins with when it is meant for the server itself: it exists there or nowhere. */
    private static final Set<String> RESERVED = Set.of("api", "actuator", "open311");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(BUILT + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(BUILT)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new Places());
    }

    /**
     * The desk's first page is answered here and is not forwarded to: a forward ends the answer to a HEAD before the chain
     * has written its headers.
     */
    @Bean
    RouterFunction<ServerResponse> firstPage() {
        var page = new ClassPathResource("static/index.html");
        return RouterFunctions.resources(
                request -> request.path().equals("/") && page.exists() ? Optional.of(page) : Optional.empty(),
                (_, headers) -> headers.setCacheControl(CacheControl.noCache()));
    }

    private static final class Places extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var found = super.getResource(path, location);
            if (found != null) {
                return found;
            }
            var first = path.split("/", 2)[0];
            if (path.contains(".") || RESERVED.contains(first)) {
                return null;
            }
            var face = super.getResource(first + "/index.html", location);
            return face != null ? face : super.getResource("index.html", location);
        }
    }
}
