package org.minqing.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.minqing.Minqing;
import org.minqing.ShortLived;
import org.minqing.TestDatabase;
import org.minqing.access.Lakeside;
import org.minqing.kernel.Settings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole server in sample mode over the small city of the tests, on a free port. One for all tests that say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Minqing.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.InSpring.class, LakesideServer.InSample.class})
public @interface LakesideServer {

    /** The operator's settings. */
    final class InSample implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var data = ShortLived.folder("minqing-lakeside-");
            context.getBeanFactory()
                    .registerSingleton(
                            "settings",
                            Settings.from(Map.of(
                                    "MINQING_SAMPLE",
                                    "true",
                                    "MINQING_PORT",
                                    "0",
                                    "MINQING_DATA",
                                    data.toString(),
                                    "MINQING_CITY",
                                    Lakeside.path().toString())));
        }
    }
}
