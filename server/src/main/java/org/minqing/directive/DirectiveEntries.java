package org.minqing.directive;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.directive.Course.Made;
import org.minqing.journal.Chain;
import org.minqing.journal.DataKey;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Head;
import org.minqing.journal.Journal;
import org.minqing.journal.SealedPart;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stream of a directive: what happened, by which command, and who is to be told. */
final class DirectiveEntries {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int SCHEMA = 1;

    private final Journal journal;
    private final Fingerprints fingerprints;
    private final JdbcClient database;

    /** Who is told, with which template, and whether it waits for no morning. */
    record Tell(String notice, Collection<PostId> posts, boolean urgent) {

        static final Tell NOBODY = new Tell("", List.of(), false);

        Tell {
            posts = posts.stream().distinct().toList();
        }
    }

    /**
     * Whose doing an entry is.
     *
     * @param command absent for what the system does by itself
     * @param body what came with the command, for telling a repetition from another command under the same id
     */
    record By(Actor actor, PostId post, Instant at, Optional<CommandId> command, byte[] body) {

        static By system(PostId post, Instant at) {
            return new By(Actor.SYSTEM, post, at, Optional.empty(), new byte[0]);
        }
    }

    /** A command that came before. */
    record Earlier(int version, AccountId account, byte[] digest, Deed deed) {}

    DirectiveEntries(Journal journal, Fingerprints fingerprints, JdbcClient database) {
        this.journal = journal;
        this.fingerprints = fingerprints;
        this.database = database;
    }

    Head head(UUID id) {
        return journal.head(id);
    }

    Optional<DataKey> key(UUID id) {
        return Optional.ofNullable(journal.keys(id).get(DirectiveWords.RETENTION));
    }

    byte[] digest(UUID id, byte[] body) {
        return fingerprints.of(id, body);
    }

    Optional<Earlier> earlier(UUID id, CommandId command) {
        return database.sql("select version, actor, digest, kind, open from journal.command_of(:stream, :command)")
                .param("stream", id)
                .param("command", command.value())
                .query((row, number) -> new Earlier(
                        row.getInt("version"),
                        new AccountId(row.getObject("actor", UUID.class)),
                        row.getBytes("digest"),
                        Deed.read(row.getString("kind"), JSON.readValue(row.getString("open"), OBJECT))
                                .orElseThrow()))
                .optional();
    }

    /** The directive as it was after the entry with this version. */
    Optional<Course> until(UUID id, int version) {
        return replay(journal.entries(id).stream()
                .filter(entry -> entry.draft().version() <= version)
                .toList());
    }

    /** Appends what happened after the head, in the caller's transaction. */
    void append(UUID id, Head head, Happened happened, Collection<DataKey> newKeys) {
        var open = new TreeMap<>(happened.deed().open());
        if (!happened.tell().posts().isEmpty()) {
            open.put(
                    "tell",
                    new TreeMap<>(Map.of(
                            "notice", happened.tell().notice(),
                            "posts",
                                    happened.tell().posts().stream()
                                            .map(PostId::toString)
                                            .toList(),
                            "urgent", happened.tell().urgent())));
        }
        open.put("as", happened.by().post().toString());
        var by = happened.by();
        var draft = new Draft(
                id,
                head.version() + 1,
                happened.deed().kind(),
                SCHEMA,
                by.command().orElse(null),
                by.command().isPresent() ? digest(id, by.body()) : new byte[0],
                by.actor(),
                by.at(),
                by.at(),
                JSON.writeValueAsString(open),
                happened.sealed().map(List::of).orElse(List.of()));
        journal.append(Chain.link(head, draft), newKeys);
    }

    /** An entry before it is linked. */
    record Happened(Deed deed, By by, Optional<SealedPart> sealed, Tell tell) {

        /** What the rows follow from, once the entry has this version. */
        Made made(int version) {
            return new Made(by.post(), by.at(), sealed.map(part -> DirectiveWords.words(part, version)));
        }
    }

    /** An entry that says something about the directive. */
    record Line(UUID stream, Deed deed, Made made) {

        static Optional<Line> of(Entry entry) {
            var draft = entry.draft();
            var open = JSON.readValue(draft.open(), OBJECT);
            return Deed.read(draft.kind(), open)
                    .map(deed -> new Line(
                            draft.stream(),
                            deed,
                            new Made(
                                    new PostId(UUID.fromString(String.valueOf(open.get("as")))),
                                    draft.recordedAt(),
                                    draft.sealed().stream()
                                            .findFirst()
                                            .map(part -> DirectiveWords.words(part, draft.version())))));
        }
    }

    /** What happened with a directive, the oldest first. */
    List<Line> lines(UUID id) {
        return journal.entries(id).stream()
                .flatMap(entry -> Line.of(entry).stream())
                .toList();
    }

    /** The course that the entries of a stream leave; empty for the stream of something else. */
    static Optional<Course> replay(List<Entry> entries) {
        Optional<Course> course = Optional.empty();
        for (var line :
                entries.stream().flatMap(entry -> Line.of(entry).stream()).toList()) {
            course = line.deed() instanceof Deed.Given given
                    ? Optional.of(Course.begin(line.stream(), given, line.made()))
                    : course.map(before -> before.after(line.deed(), line.made()));
        }
        return course;
    }
}
