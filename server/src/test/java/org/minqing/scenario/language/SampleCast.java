package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.area.City;
import org.minqing.attachment.Pictures;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.By;

/** The sample accounts of a running server, each in a browser of its own, with the posts that the server says they hold. */
final class SampleCast {

    private final TestServer server;
    private final Random random = new Random(17);
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Integer> pictures = new HashMap<>();

    /** A post as the server tells its holder of it. */
    record Post(String id, String role, String level, String department, long area) {

        boolean is(By.Holder holder) {
            return role.equals(holder.role()) && level.equals(holder.level());
        }
    }

    /** Somebody who can be played. */
    final class Member {

        private final String name;
        private Client client;
        private final List<Post> posts;

        private Member(String name) {
            this.name = name;
            this.client = server.as(name);
            this.posts = client.get("/me")
                    .body()
                    .at("/posts")
                    .valueStream()
                    .map(post -> new Post(
                            post.at("/id").asString(),
                            post.at("/role").asString(),
                            post.at("/level").asString(),
                            post.at("/department").asString(""),
                            post.at("/area").asLong()))
                    .toList();
        }

        /** Whether the posts are those of another county, where the stories do not play. */
        boolean isOutside() {
            return name.equals("outsider");
        }

        List<Post> posts() {
            return posts;
        }

        /** Signs in again where the session has ended, as it does when the clock was moved. */
        Answer ask(Function<Client, Answer> question) {
            var answer = question.apply(client);
            if (answer.status() != 401) {
                return answer;
            }
            client = server.as(name);
            return question.apply(client);
        }

        /** A photo of one's own, sent just now; the same word is the same picture. */
        String photo(String word) {
            var width = pictures.computeIfAbsent(word, _ -> 20 + pictures.size());
            var uploaded = ask(client -> client.upload(word + ".png", Pictures.pngWith(width, 9, word)));
            assertThat(uploaded.status()).as(uploaded.raw().body()).isEqualTo(201);
            return uploaded.body().at("/hash").asString();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    SampleCast(TestServer server) {
        this.server = server;
        server.stranger()
                .get("/session")
                .body()
                .at("/accounts")
                .forEach(account -> member(account.at("/name").asString()));
    }

    private void member(String name) {
        members.put(name, new Member(name));
    }

    Member named(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /** The area above all others. */
    long root() {
        return server.bean(City.class).roots().getFirst().code().value();
    }

    /** A grid for which every sample account but the outsider's answers, or an area above it. */
    long grid() {
        return named("worker").posts().getFirst().area();
    }

    Stream<Member> all() {
        return members.values().stream().sorted((one, other) -> one.name.compareTo(other.name));
    }

    /** Who can play somebody of a story: those who hold one of the posts; whoever holds none where the story gives none. */
    List<Member> playing(List<Story.Post> posts) {
        return all().filter(member -> !member.isOutside())
                .filter(member -> posts.isEmpty() ? member.posts.isEmpty() : holdsOne(member, posts))
                .toList();
    }

    private static boolean holdsOne(Member member, List<Story.Post> posts) {
        return member.posts.stream()
                .anyMatch(held -> posts.stream()
                        .anyMatch(post -> held.is(post.holder())
                                && post.department()
                                        .filter(department -> !department.equals(held.department()))
                                        .isEmpty()));
    }

    Optional<Member> holding(String post) {
        return all().filter(member -> member.posts.stream().anyMatch(held -> held.id.equals(post)))
                .findFirst();
    }

    Answer stranger(Function<Client, Answer> question) {
        return question.apply(server.stranger());
    }

    Instant now() {
        return server.bean(CityClock.class).instant();
    }

    UUID id() {
        return UuidV7.at(now(), random);
    }

    void moveClockTo(Instant time) {
        var moved = named("administrator").ask(client -> client.post("/test/clock", Map.of("to", time.toString())));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }
}
