package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    void changesTheHashWithEveryField() throws ReflectiveOperationException {
        var draft = Sample.draft(STREAM, 1, List.of(new SealedPart("contact", new byte[] {5})));
        var changes = List.of(
                new Change("stream", new UUID(9, 2)),
                new Change("version", 2),
                new Change("kind", "case.moved"),
                new Change("schema", 2),
                new Change("command", null),
                new Change("digest", new byte[0]),
                new Change("actor", Actor.of(draft.actor().account())),
                new Change("actor", Actor.SYSTEM),
                new Change("observedAt", draft.observedAt().plusNanos(1000)),
                new Change("recordedAt", draft.recordedAt().plusNanos(1000)),
                new Change("open", "{\"step\":2}"),
                new Change("sealed", List.of()),
                new Change("sealed", List.of(new SealedPart("contact", new byte[] {6}))),
                new Change("sealed", List.of(new SealedPart("report", new byte[] {5}))));
        assertThat(changes.stream().map(Change::field))
                .as("no field of a draft is left out")
                .containsAll(Arrays.stream(Draft.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());

        var hashes = new HashSet<>(Set.of(hash(draft, Head.NONE.hash())));
        for (var change : changes) {
            assertThat(hashes.add(hash(change.applied(draft), Head.NONE.hash())))
                    .as(change.field())
                    .isTrue();
        }
        assertThat(hashes.add(hash(draft, Sample.after(Head.NONE, STREAM).hash())))
                .as("the entry before")
                .isTrue();
    }

    private static String hash(Draft draft, byte[] previous) {
        return HexFormat.of().formatHex(Chain.hash(draft, previous));
    }

    /** One field of a draft that is another. */
    private record Change(String field, @Nullable Object value) {

        Draft applied(Draft draft) throws ReflectiveOperationException {
            var types = new ArrayList<Class<?>>();
            var values = new ArrayList<@Nullable Object>();
            for (var component : Draft.class.getRecordComponents()) {
                types.add(component.getType());
                values.add(
                        component.getName().equals(field)
                                ? value
                                : component.getAccessor().invoke(draft));
            }
            return Draft.class
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        }
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
}
