package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import tools.jackson.databind.json.JsonMapper;

class ChainTest {

    private static final UUID STREAM = new UUID(9, 1);

    /** An entry as a release wrote it; the file is kept for ever and only added to. */
    record Kept(
            UUID stream,
            int version,
            String kind,
            int schema,
            @Nullable UUID command,
            String digest,
            UUID actor,
            @Nullable UUID post,
            Instant observed,
            Instant recorded,
            String open,
            String sealed,
            String hash) {

        Draft draft() {
            return new Draft(
                    stream,
                    version,
                    kind,
                    schema,
                    command == null ? null : new CommandId(command),
                    HexFormat.of().parseHex(digest),
                    new Actor(new AccountId(actor), Optional.ofNullable(post).map(PostId::new)),
                    observed,
                    recorded,
                    open,
                    SealedPart.unframe(Base64.getDecoder().decode(sealed)));
        }
    }

    @Test
    void linksTheEntriesOfEveryReleaseToTheHashesTheyWereGiven() throws IOException {
        var json = JsonMapper.builder().build();
        try (var golden = ChainTest.class.getResourceAsStream("/journal/entries-schema-1.json")) {
            var kept = List.of(json.readValue(golden, Kept[].class));
            assertThat(kept).hasSizeGreaterThanOrEqualTo(3);
            var head = Head.NONE;
            for (var one : kept) {
                var entry = Chain.link(head, one.draft());
                assertThat(HexFormat.of().formatHex(entry.hash())).isEqualTo(one.hash());
                head = entry.head();
            }
        }
    }

    @Test
    @SuppressWarnings("LongMethod") // One line for each field of a draft.
    void changesTheHashWithEveryField() {
        var draft = Sample.draft(STREAM, 1, List.of(new SealedPart("contact", new byte[] {5})));
        var hashes = Stream.<UnaryOperator<Draft>>of(
                        d -> d,
                        d -> with(d, new UUID(9, 2), d.kind(), d.open(), d.sealed()),
                        d -> with(d, d.stream(), "case.moved", d.open(), d.sealed()),
                        d -> with(d, d.stream(), d.kind(), "{\"step\":2}", d.sealed()),
                        d -> with(d, d.stream(), d.kind(), d.open(), List.of()),
                        d -> with(
                                d, d.stream(), d.kind(), d.open(), List.of(new SealedPart("contact", new byte[] {6}))),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                2,
                                d.command(),
                                d.digest(),
                                d.actor(),
                                d.observedAt(),
                                d.recordedAt(),
                                d.open(),
                                d.sealed()),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                1,
                                null,
                                d.digest(),
                                d.actor(),
                                d.observedAt(),
                                d.recordedAt(),
                                d.open(),
                                d.sealed()),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                1,
                                d.command(),
                                new byte[0],
                                d.actor(),
                                d.observedAt(),
                                d.recordedAt(),
                                d.open(),
                                d.sealed()),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                1,
                                d.command(),
                                d.digest(),
                                Actor.of(d.actor().account()),
                                d.observedAt(),
                                d.recordedAt(),
                                d.open(),
                                d.sealed()),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                1,
                                d.command(),
                                d.digest(),
                                d.actor(),
                                d.observedAt().plusNanos(1000),
                                d.recordedAt(),
                                d.open(),
                                d.sealed()),
                        d -> new Draft(
                                d.stream(),
                                1,
                                d.kind(),
                                1,
                                d.command(),
                                d.digest(),
                                d.actor(),
                                d.observedAt(),
                                d.recordedAt().plusNanos(1000),
                                d.open(),
                                d.sealed()))
                .map(change -> HexFormat.of()
                        .formatHex(Chain.link(Head.NONE, change.apply(draft)).hash()))
                .toList();

        assertThat(hashes).doesNotHaveDuplicates().hasSize(12);
        assertThat(Sample.stream(STREAM, 2).getLast().hash())
                .isNotEqualTo(Chain.link(new Head(1, new byte[32]), Sample.draft(STREAM, 2, List.of()))
                        .hash());
    }

    @Test
    void refusesAVersionThatDoesNotFollow() {
        assertThatThrownBy(() -> Chain.link(Head.NONE, Sample.draft(STREAM, 2, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsOnlyForTheEntryAsItWasLinked() {
        var entry = Sample.after(Head.NONE, STREAM);

        assertThat(Chain.holds(entry)).isTrue();
        assertThat(Chain.holds(new Entry(
                        Sample.draft(STREAM, 2, List.of()), entry.previous(), entry.hash(), Optional.empty())))
                .isFalse();
    }

    private static Draft with(Draft d, UUID stream, String kind, String open, List<SealedPart> sealed) {
        return new Draft(
                stream, 1, kind, 1, d.command(), d.digest(), d.actor(), d.observedAt(), d.recordedAt(), open, sealed);
    }
}
