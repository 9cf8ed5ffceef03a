package org.minqing.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.minqing.database.LogTail;
import org.minqing.database.Loop;
import org.minqing.kernel.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copies what a city does into the archive of its operator, while it works. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** The files' own time, which sample mode does not move. */
    @Bean
    Archiving archiving(Settings settings, LogTail log) {
        return Archiving.of(settings, log, InstantSource.system());
    }

    @Bean
    Loop archiveLoop(Archiving archiving) {
        return Loop.every("archive", PAUSE, archiving::pass);
    }

    @Bean
    MeterBinder archiveFigure(Archiving archiving) {
        return registry -> Gauge.builder("minqing.archive.age.seconds", archiving::ageSeconds)
                .description("How long ago the archive had everything; none where there is no archive")
                .register(registry);
    }
}
