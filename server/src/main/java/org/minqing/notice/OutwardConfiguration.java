package org.minqing.notice;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minqing.access.TelephoneNumbers;
import org.minqing.area.City;
import org.minqing.area.Faults;
import org.minqing.database.StartRefused;
import org.minqing.kernel.Settings;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.GatewaysReader;
import org.minqing.notice.outward.Line;
import org.minqing.notice.outward.Parcels;
import org.minqing.notice.outward.Receipts;
import org.minqing.notice.outward.Relay;
import org.minqing.notice.outward.Target;
import org.minqing.notice.outward.TextGateway;
import org.minqing.notice.outward.WebhookTarget;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the way out of the house. Without a file that {@code MINQING_GATEWAYS} names nothing leaves. */
@Configuration(proxyBeanMethods = false)
class OutwardConfiguration {

    private static final String FILE = "minqing.gateways";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Gateways gateways(Environment environment, Settings settings) {
        var file = environment.getProperty(FILE, "").strip();
        return file.isEmpty() ? Gateways.NONE : allowed(read(Path.of(file)), settings);
    }

    /** In sample mode anybody may sign in with any number: nobody's telephone rings for that. */
    private static Gateways allowed(Gateways gateways, Settings settings) {
        return settings.sample() ? new Gateways(Optional.empty(), gateways.webhooks()) : gateways;
    }

    static Gateways read(Path file) {
        var faults = new Faults();
        try {
            var gateways = GatewaysReader.read(file.getFileName().toString(), Files.readString(file), faults);
            if (faults.isEmpty()) {
                return gateways;
            }
        } catch (IOException unreadable) {
            throw new StartRefused("The file of MINQING_GATEWAYS cannot be read: " + file, unreadable);
        }
        throw new StartRefused("The file of MINQING_GATEWAYS has faults: "
                + faults.all().stream()
                        .map(fault -> "line " + fault.line() + " " + fault.path() + ": " + fault.message())
                        .collect(Collectors.joining("; ")));
    }

    @Bean
    Line gatewayLine(@Qualifier("wallClock") InstantSource wallClock) {
        return new Line(PATIENCE, wallClock);
    }

    @Bean
    Relay relay(
            Gateways gateways,
            Line gatewayLine,
            TextTargets texts,
            @Qualifier("reader") JdbcClient reader,
            @Qualifier("wallClock") InstantSource wallClock) {
        var targets = new ArrayList<Target>();
        gateways.webhooks().forEach(webhook -> targets.add(new WebhookTarget(webhook, gatewayLine, wallClock)));
        gateways.texts()
                .map(settings -> texts.target(new TextGateway(settings, gatewayLine)))
                .ifPresent(targets::add);
        return new Relay(new Parcels(reader), targets, texts.clock(), new SecureRandom());
    }

    @Bean
    TextTargets textTargets(
            TelephoneNumbers telephones,
            NoticeWords words,
            City city,
            Supplier<NoticeRules> noticeRules,
            InstantSource clock) {
        return new TextTargets(telephones, words, city, noticeRules, clock);
    }

    /** What texts are made of. */
    record TextTargets(
            TelephoneNumbers telephones,
            NoticeWords words,
            City city,
            Supplier<NoticeRules> rules,
            InstantSource clock) {

        Target target(TextGateway gateway) {
            var night = new TextTarget.Night(rules, () -> ZoneId.of(city.zone()), clock);
            return new TextTarget(gateway, telephones::of, words, night);
        }
    }

    @Bean
    Receipts receipts(JdbcClient database) {
        return new Receipts(database);
    }

    @Bean
    MeterBinder noticeFigures(@Qualifier("reader") JdbcClient reader) {
        return new NoticeFigures(reader);
    }
}
