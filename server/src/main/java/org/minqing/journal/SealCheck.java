package org.minqing.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Verification.Fault;
import org.minqing.journal.Verification.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Holds the entries against the seals, one seal at a time: the seals follow one another, are signed and agree with their
 * copies; every stream is still as long as it was sealed, and the entry there still has the sealed hash.
 */
final class SealCheck {

    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;
    private final SealKeys keys;
    private final Consumer<Fault> faults;
    private @Nullable Seal before;
    private long seals;

    SealCheck(JdbcClient jdbc, SealKeys keys, Consumer<Fault> faults) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.faults = faults;
    }

    long seals() {
        return seals;
    }

    /** A seal as kept in the database and as copied outside; where both are genuine they must be the same. */
    void next(long number, Optional<Seal> kept, Optional<Seal> copied) {
        seals++;
        if (kept.isEmpty()) {
            faults.accept(Fault.ofSeal(number, Kind.MISSING));
        }
        var one = copied.filter(seal -> seal.isGenuine(keys)).or(() -> kept.filter(seal -> seal.isGenuine(keys)));
        var forged = one.isEmpty() && (kept.isPresent() || copied.isPresent());
        var disagree = kept.isPresent() && copied.isPresent() && !kept.get().agreesWith(copied.get());
        if (forged || disagree || one.filter(seal -> !follows(seal, number)).isPresent()) {
            faults.accept(Fault.ofSeal(number, Kind.CHANGED));
        }
        before = one.orElse(null);
        one.ifPresent(this::compare);
    }

    /** A copy that should be there is not. */
    void notCopied(long number) {
        faults.accept(Fault.ofSeal(number, Kind.REMOVED));
    }

    private boolean follows(Seal seal, long number) {
        if (seal.number() != number) {
            return false;
        }
        if (number == 1) {
            return Arrays.equals(seal.previous(), new byte[Chain.HASH_LENGTH]);
        }
        return before == null || Arrays.equals(seal.previous(), before.hash());
    }

    private void compare(Seal seal) {
        var leaves = Leaf.unpack(seal.leaves());
        for (var from = 0; from < leaves.size(); from += CHUNK) {
            compare(leaves.subList(from, Math.min(leaves.size(), from + CHUNK)));
        }
    }

    private record Now(UUID stream, int length, byte @Nullable [] hash, int longest) {}

    private void compare(List<Leaf> leaves) {
        jdbc.sql("""
                        select l.stream, l.length, e.hash,
                               coalesce((select max(m.version) from journal.entry m where m.stream = l.stream), 0) as longest
                        from unnest(:streams, :lengths, :heads) as l (stream, length, head)
                        left join journal.entry e on e.stream = l.stream and e.version = l.length
                        where e.hash is distinct from l.head
                        """)
                .param(
                        "streams",
                        array("uuid", leaves.stream().map(Leaf::stream).toArray()))
                .param(
                        "lengths",
                        array("int4", leaves.stream().map(Leaf::length).toArray()))
                .param("heads", array("bytea", leaves.stream().map(Leaf::head).toArray(byte[][]::new)))
                .query((row, number) -> new Now(
                        row.getObject("stream", UUID.class),
                        row.getInt("length"),
                        row.getBytes("hash"),
                        row.getInt("longest")))
                .list()
                .forEach(now -> faults.accept(judge(now)));
    }

    private static Fault judge(Now now) {
        if (now.longest() == 0) {
            return Fault.of(now.stream(), 1, Kind.MISSING);
        }
        if (now.longest() < now.length()) {
            return Fault.of(now.stream(), now.longest() + 1, Kind.CUT);
        }
        return Fault.of(now.stream(), now.length(), now.hash() == null ? Kind.REMOVED : Kind.CHANGED);
    }

    private static SqlArrayValue array(String type, Object[] elements) {
        return new SqlArrayValue(type, elements);
    }
}
