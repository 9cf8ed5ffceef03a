package org.minqing.edge;

import java.net.InetAddress;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.minqing.kernel.Settings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** The container around the application. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

    /**
     * Behind a proxy that the operator names, a request comes from whom the proxy says, by TLS where it says so: limits by
     * address count people and not the proxy, and cookies are bound to TLS. Nobody else's word is taken.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> believedProxies(Settings settings) {
        return factory -> {
            if (!settings.proxies().isEmpty()) {
                factory.addEngineValves(behind(settings.proxies()));
            }
        };
    }

    static RemoteIpValve behind(Set<InetAddress> proxies) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream()
                .map(InetAddress::getHostAddress)
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        valve.setTrustedProxies(null);
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    /** Comes last, so that of the two valves that report errors it is the inner one and speaks first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheContainer(
            ProblemWords words, JsonMapper json) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerRefusals(words, json)));
    }
}
