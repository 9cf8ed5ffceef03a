package org.minqing.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.minqing.kernel.AccountId;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Outcome;
import org.minqing.notice.outward.Pace;
import org.minqing.notice.outward.Parcel;
import org.minqing.notice.outward.Target;
import org.minqing.notice.outward.TextGateway;

/**
 * Notices as texts to whoever came by telephone. The number is opened when a text goes out and is kept nowhere; the words say
 * that there is something to read and not what.
 */
final class TextTarget implements Target {

    private static final int AT_ONCE = 8;

    private final TextGateway gateway;
    private final Function<AccountId, Optional<String>> telephones;
    private final NoticeWords words;
    private final Night night;

    /** When people sleep. */
    record Night(Supplier<NoticeRules> rules, Supplier<ZoneId> zone, InstantSource clock) {

        /** How long to wait until they do not; nothing by day. */
        Optional<Duration> left() {
            var now = clock.instant();
            return rules.get()
                    .quiet()
                    .map(quiet -> Duration.between(now, quiet.over(now, zone.get())))
                    .filter(Duration::isPositive);
        }
    }

    TextTarget(TextGateway gateway, Function<AccountId, Optional<String>> telephones, NoticeWords words, Night night) {
        this.gateway = gateway;
        this.telephones = telephones;
        this.words = words;
        this.night = night;
    }

    @Override
    public String name() {
        return Gateways.TEXT;
    }

    @Override
    public Pace pace() {
        return gateway.settings().pace();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    /** What was to go out by day and could not wakes nobody in the night. */
    @Override
    public Outcome send(Parcel parcel) {
        var wait = parcel.urgent() ? Optional.<Duration>empty() : night.left();
        if (wait.isPresent()) {
            return new Outcome.Later("quiet-hours", wait);
        }
        return parcel.account()
                .map(AccountId::new)
                .flatMap(telephones)
                .map(telephone -> gateway.send(parcel.key(), telephone, words(parcel)))
                .orElseGet(() -> new Outcome.Nobody("no-telephone"));
    }

    private String words(Parcel parcel) {
        var language = gateway.settings().language().getLanguage();
        var spoken = words.of(parcel.kind(), parcel.count());
        return spoken.getOrDefault(language, spoken.values().iterator().next());
    }
}
