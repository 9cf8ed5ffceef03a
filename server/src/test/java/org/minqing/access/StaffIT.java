package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.area.Faults;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.journal.OpenJournal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Posts and their holders come from the city folder, once. */
class StaffIT {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2023-01-01T00:00:00Z");
    private static final AreaCode GRID = new AreaCode(990101001001001L);

    private final TestDatabase database = TestDatabase.fresh();
    private final Staff staff = new StaffReader(Lakeside.folder(), new Faults()).staff();
    private final PostPlan plan = PostPlan.of(staff, Lakeside.folder().city());

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Journal journal;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Staffing staffing;

    @BeforeEach
    void begin() {
        journal = OpenJournal.over(database.appSource(), data.resolve("keys")).journal();
        var clock = InstantSource.fixed(NOW);
        staffing = new Staffing(
                database.app(), database.appTransactions(), new PostEntries(journal, clock), clock, () -> {});
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void theSameFolderIsWrittenOnce() {
        assertThat(take(plan)).isTrue();
        var written = revision();
        assertThat(take(PostPlan.of(staff, Lakeside.folder().city()))).isFalse();
        assertThat(revision()).isEqualTo(written);
        assertThat(count("access.post")).isEqualTo(plan.posts().size());
        assertThat(count("access.account where password_hash is null"))
                .isEqualTo(plan.posts().size());
    }

    @Test
    void thePostsOfEveryAreaAreFoundByPlaceRoleAndLevel() {
        take(plan);
        var rosters = new Rosters(database.app(), InstantSource.fixed(NOW));
        var posts = new Posts(rosters);
        var worker = plan.first("grid-worker", GRID, Optional.empty()).orElseThrow();
        assertThat(posts.responsible(GRID, "grid-worker", "small-grid")).contains(worker.id());
        assertThat(posts.responsible(GRID, "duty-officer", "town")).isPresent();
        assertThat(posts.responsible(GRID, "handler", "town")).isEmpty();
        assertThat(posts.responsible(GRID, "handler", "town", Optional.of("water")))
                .isPresent();
        assertThat(posts.responsible(new AreaCode(990101003001001L), "grid-worker", "small-grid"))
                .as("another city runs this town")
                .isEmpty();
        assertThat(new Standing(rosters).hands(worker.holder()))
                .singleElement()
                .satisfies(hand -> assertThat(hand.ranges().contains(GRID)).isTrue());
    }

    @Test
    void aPostThatTheFolderNoLongerMakesEndsAndComesBackAsItself() {
        take(plan);
        var fewer = new PostPlan(plan.posts().subList(0, plan.posts().size() - 1));
        var gone = plan.posts().getLast();
        assertThat(take(fewer)).isTrue();
        assertThat(handsOf(gone.holder())).isEmpty();
        assertThat(take(plan)).isTrue();
        assertThat(handsOf(gone.holder())).hasSize(1);
        assertThat(count("access.post")).isEqualTo(plan.posts().size());
    }

    @Test
    void everyChangeOfAPostIsAnEntryInItsStreamAndAnUnchangedFolderEntersNothing() {
        take(plan);
        var gone = plan.posts().getLast();
        assertThat(kinds(gone.id())).containsExactly("post.made", "post.held");
        assertThat(count("access.post p cross join lateral journal.head_of(p.id) h"))
                .isEqualTo(plan.posts().size());

        take(plan);
        assertThat(kinds(gone.id())).hasSize(2);

        take(new PostPlan(plan.posts().subList(0, plan.posts().size() - 1)));
        take(plan);
        assertThat(kinds(gone.id())).containsExactly("post.made", "post.held", "post.ended", "post.returned");
        assertThat(kinds(plan.posts().getFirst().id())).hasSize(2);
        assertThat(journal.entries(gone.id().value())).allMatch(Chain::holds);
    }

    @Test
    void theEntriesTellAreaRoleAndHolderByCodesAndIdsOnly() {
        take(plan);
        var worker = plan.first("grid-worker", GRID, Optional.empty()).orElseThrow();
        var entries = journal.entries(worker.id().value());

        assertThat(entries.getFirst().draft().open())
                .isEqualTo(
                        "{\"area\":%d,\"level\":\"small-grid\",\"ordinal\":1,\"ranges\":\"%s\",\"role\":\"grid-worker\"}"
                                .formatted(GRID.value(), Multiranges.text(worker.ranges())));
        assertThat(entries.getLast().draft().open()).isEqualTo("{\"account\":\"%s\"}".formatted(worker.holder()));
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.draft().actor()).isEqualTo(Actor.SYSTEM);
            assertThat(entry.draft().observedAt()).isEqualTo(LONG_AGO);
            assertThat(entry.draft().recordedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void whoIsInvitedToAPostIsEnteredOnce() {
        take(plan);
        var worker = plan.first("grid-worker", GRID, Optional.empty()).orElseThrow();
        var before = kinds(worker.id()).size();
        invited(data.resolve("sample-accounts"));
        invited(data.resolve("sample-accounts"));
        assertThat(kinds(worker.id())).hasSize(before + 1).endsWith("post.held");
    }

    @Test
    void onePartOfTheFolderEndsNothingOfAnother() {
        take(plan);
        var further = new Appointment(
                new PostId(StableId.of("post", "further")),
                "grid-worker",
                "small-grid",
                GRID,
                Lakeside.folder().city().ranges(GRID),
                Optional.empty(),
                2,
                new AccountId(StableId.of("holder", "further")),
                "further-1",
                "示例二号");
        assertThat(staffing.take("further", List.of(further), LONG_AGO)).isTrue();
        assertThat(staffing.take("further", List.of(further), LONG_AGO)).isFalse();
        var posts = new Posts(new Rosters(database.app(), InstantSource.fixed(NOW)));
        var first = plan.first("grid-worker", GRID, Optional.empty()).orElseThrow();
        assertThat(posts.candidates(GRID, "grid-worker", "small-grid", Optional.empty()))
                .containsExactly(first.id(), further.id());
        assertThat(posts.responsible(GRID, "grid-worker", "small-grid")).contains(first.id());
        assertThat(new Holdings(database.app()).during(List.of(first.id(), further.id()), NOW, NOW.plusSeconds(1)))
                .extracting(Holdings.Holding::post)
                .containsExactly(first.id(), further.id());

        assertThat(staffing.take("further", List.of(), LONG_AGO)).isTrue();
        assertThat(handsOf(further.holder())).isEmpty();
        assertThat(handsOf(first.holder())).hasSize(1);
    }

    @Test
    void aChangeOfPostsIsSeenWithinTwoSeconds() throws InterruptedException {
        take(plan);
        var rosters = new Rosters(database.app(), InstantSource.fixed(NOW));
        var holder = plan.posts().getFirst().holder();
        assertThat(rosters.get().hands(holder)).hasSize(1);
        database.app()
                .sql("update access.holding set valid_to = :to where account = :account")
                .param("to", Timestamp.from(NOW.minusSeconds(1)))
                .param("account", holder.value())
                .update();
        var patience = System.nanoTime() + 2_000_000_000L;
        while (!rosters.get().hands(holder).isEmpty() && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertThat(rosters.get().hands(holder)).isEmpty();
    }

    @Test
    void samplePasswordsStayTheSameAndAreKeptToTheirOwner() throws Exception {
        take(plan);
        var file = data.resolve("sample-accounts");
        var first = invited(file);
        assertThat(invited(file)).isEqualTo(first).hasSize(staff.samples().size());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(count("access.account where password_hash is not null"))
                .isEqualTo(staff.samples().size());
    }

    @Test
    void aRealStartTakesThePasswordsOfAnEarlierSampleStartAway() {
        take(plan);
        invited(data.resolve("sample-accounts"));
        database.app().sql("""
                        insert into access.passkey (id, account, credential, public_key, sign_count, name, created_at)
                        select gen_random_uuid(), id, '\\x01', '\\x00', 0, '钥匙', now() from access.account
                        where sign_in_name = 'duty'
                        """).update();
        var real = new SampleAccounts(database.app(), staffing, Optional.empty(), password -> "hash of " + password);
        real.invite(staff, plan, LONG_AGO);
        assertThat(real.on()).isFalse();
        assertThat(real.all()).isEmpty();
        assertThat(count("access.account where password_hash is not null")).isZero();
        assertThat(count("access.passkey"))
                .as("which would sign in without one")
                .isZero();
    }

    @Test
    void aRealStartLeavesThePasswordsOfRealPeople() {
        take(plan);
        var person = plan.posts().getFirst().holder();
        database.app()
                .sql(
                        "update access.account set password_hash = 'hash', password_set_at = now(), sample = false where id = :id")
                .param("id", person.value())
                .update();
        var real = new SampleAccounts(database.app(), staffing, Optional.empty(), password -> "hash of " + password);
        real.invite(staff, plan, LONG_AGO);
        assertThat(count("access.account where password_hash is not null")).isEqualTo(1);
    }

    @Test
    void aSampleStartGivesThePrintedPasswordBackAndForgetsTheFactor() {
        take(plan);
        var file = data.resolve("sample-accounts");
        invited(file);
        database.app().sql("""
                        with changed as (
                            update access.account set password_hash = 'another', password_set_at = now()
                            where sign_in_name = 'duty' returning id
                        ), with_factor as (
                            insert into access.second_factor (account, id, secret)
                            select id, gen_random_uuid(), '\\x00' from changed
                        )
                        insert into access.passkey (id, account, credential, public_key, sign_count, name, created_at)
                        select gen_random_uuid(), id, '\\x01', '\\x00', 0, '钥匙', now() from changed
                        """).update();
        invited(file);
        assertThat(count("access.account where password_hash = 'another'")).isZero();
        assertThat(count("access.second_factor")).isZero();
        assertThat(count("access.passkey")).isZero();
    }

    private boolean take(PostPlan posts) {
        return staffing.take(StaffPart.POSTS, posts.posts(), LONG_AGO);
    }

    private List<SampleAccount> invited(Path file) {
        var samples = new SampleAccounts(
                database.app(), staffing, Optional.of(new SamplePasswords(file)), password -> "hash of " + password);
        samples.invite(staff, plan, LONG_AGO);
        return samples.all();
    }

    private List<Hand> handsOf(AccountId account) {
        return new Rosters(database.app(), InstantSource.fixed(NOW.plusSeconds(60)))
                .get()
                .hands(account);
    }

    private List<String> kinds(PostId post) {
        return journal.entries(post.value()).stream()
                .map(entry -> entry.draft().kind())
                .toList();
    }

    private long revision() {
        return database.app()
                .sql("select number from access.revision")
                .query(Long.class)
                .single();
    }

    private long count(String from) {
        return database.app()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }
}
