package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minqing.Minqing;
import org.minqing.ShortLived;
import org.minqing.TestDatabase;
import org.minqing.access.Lakeside;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A real city at its first start: nobody can sign in, but for one code in a file. */
@SpringBootTest(classes = Minqing.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.InSpring.class, FirstKeeperIT.InReality.class})
class FirstKeeperIT {

    private static final String PASSWORD = "stillwater ferries at dawn";

    @LocalServerPort
    private int port;

    @Autowired
    private Settings settings;

    @Test
    void theFirstAdministratorGetsInByACodeThatOnlyTheOperatorReads() throws IOException {
        var file = settings.data().resolve("first-administrator");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var told = new Properties();
        told.load(new StringReader(Files.readString(file)));
        var name = told.getProperty("name");
        var caller = new Caller("http://localhost:" + port);
        assertThat(caller.get("/api/v1/session").body().path("sample").booleanValue())
                .isFalse();
        assertThat(caller.post(
                                "/api/v1/session/password",
                                Map.of("name", name, "code", told.getProperty("code"), "new", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(caller.signIn(name, PASSWORD).status()).isEqualTo(200);
        assertThat(caller.get("/api/v1/me").body().at("/posts/0/role").asString(""))
                .isEqualTo("administrator");
        assertThat(caller.post("/api/v1/accounts/" + name + "/code", Map.of()).code())
                .as("the post asks for more than a password")
                .isEqualTo("post.second-factor");
    }

    /** The operator's settings, without sample mode. */
    static final class InReality implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var settings = Settings.from(Map.of(
                    "MINQING_PORT",
                    "0",
                    "MINQING_DATA",
                    ShortLived.folder("minqing-real-").toString(),
                    "MINQING_CITY",
                    Lakeside.path().toString()));
            context.getBeanFactory().registerSingleton("settings", settings);
        }
    }
}
