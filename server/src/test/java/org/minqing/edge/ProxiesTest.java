package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Valve;
import org.junit.jupiter.api.Test;
import org.minqing.access.ThisMachine;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Whom the container takes for the one who asks, with a proxy in front and without one. */
class ProxiesTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.7");

    /** Says who asks, whether by TLS, and whether from this machine. */
    private static final class Mirror extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteAddr() + " " + request.isSecure() + " " + ThisMachine.asks(request));
        }
    }

    @Test
    void aProxyThatIsNamedSaysWhoAsksAndWhetherByTls() throws Exception {
        assertThat(seen(List.of(ContainerConfiguration.behind(Set.of(HERE))), "203.0.113.9", "https"))
                .isEqualTo("203.0.113.9 true false");
    }

    @Test
    void whoWritesAnAddressInFrontOfTheProxysOwnWordIsNotBelieved() throws Exception {
        assertThat(seen(List.of(ContainerConfiguration.behind(Set.of(HERE))), "198.51.100.1, 203.0.113.9", "http"))
                .as("the proxy adds the last one; the others anybody can write")
                .isEqualTo("203.0.113.9 false false");
    }

    @Test
    void nobodyElseIsBelieved() throws Exception {
        assertThat(seen(List.of(), "203.0.113.9", "https")).isEqualTo("127.0.0.1 false false");
        assertThat(seen(List.of(ContainerConfiguration.behind(Set.of(ELSEWHERE))), "203.0.113.9", "https"))
                .isEqualTo("127.0.0.1 false false");
    }

    private static String seen(List<Valve> valves, String forwardedFor, String protocol) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        valves.forEach(factory::addEngineValves);
        var server = factory.getWebServer(
                context -> context.addServlet("mirror", new Mirror()).addMapping("/"));
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", protocol)
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }
}
