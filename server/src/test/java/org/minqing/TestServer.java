package org.minqing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.minqing.database.StoreStart;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server on a free port over an own database, with the sample accounts of a shipped city. */
public final class TestServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<TestDatabase> database;
    private final Path data;
    private final ConfigurableApplicationContext context;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** An answer with its status and, where it has one, its JSON body. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String code() {
            return body.at("/code").asString("");
        }
    }

    /** What a test wants of a server beside the usual, and the data folder that it begins with. */
    private record Wishes(Path data, Map<String, String> settings, UnaryOperator<DataSource> connections) {

        private Wishes(Path data) {
            this(data, Map.of(), UnaryOperator.identity());
        }
    }

    /**
     * A shipped city that a server of this JVM has taken over from its folder. Thousands of areas and posts are seconds of
     * work each time; the next servers begin with a copy of its database and of the keys that fit it.
     */
    private record Loaded(Path city, String template, Path data) {

        private static final Map<String, Loaded> ALL = new ConcurrentHashMap<>();

        static Loaded of(String id) {
            return ALL.computeIfAbsent(id, one -> load(TestServer.city(one)));
        }

        private static Loaded load(Path city) {
            var database = TestDatabase.fresh();
            var data = ShortLived.folder("minqing-loaded-");
            new TestServer(city, 0, database.start(), Optional.empty(), new Wishes(data)).context.close();
            return new Loaded(city, database.template(), data);
        }

        TestServer server(int sampleCases, Map<String, String> settings, UnaryOperator<DataSource> connections) {
            var database = TestDatabase.copyOf(template);
            var folder = ShortLived.folder("minqing-server-");
            try {
                FileSystemUtils.copyRecursively(data, folder);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            var wishes = new Wishes(folder, settings, connections);
            return new TestServer(city, sampleCases, database.start(), Optional.of(database), wishes);
        }
    }

    private TestServer(Path city, int sampleCases, StoreStart store, Optional<TestDatabase> database) {
        this(city, sampleCases, store, database, new Wishes(ShortLived.folder("minqing-server-")));
    }

    private TestServer(Path city, int sampleCases, StoreStart store, Optional<TestDatabase> database, Wishes wishes) {
        this.database = database;
        this.data = wishes.data();
        var environment = new HashMap<>(Map.of(
                "MINQING_PORT",
                "0",
                "MINQING_SAMPLE",
                "true",
                "MINQING_CITY",
                city.toString(),
                "MINQING_DATA",
                data.toString()));
        environment.putAll(wishes.settings());
        var settings = Settings.from(environment);
        var spring = new SpringApplication(Minqing.class);
        spring.addInitializers(context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test", Map.of("server.port", 0, "minqing.sample-cases", sampleCases)));
            ((GenericApplicationContext) context).registerBean("settings", Settings.class, () -> settings);
            LightPasswords.in((GenericApplicationContext) context);
            context.getBeanFactory().registerSingleton("storeStart", store);
            context.getBeanFactory().addBeanPostProcessor(new Shown(wishes.connections()));
        });
        context = spring.run();
        new Client(this)
                .get("/session")
                .body()
                .at("/accounts")
                .forEach(account -> passwords.put(
                        account.at("/name").asString(), account.at("/password").asString()));
    }

    /** One server for all tests of the JVM. */
    public static TestServer shanwei() {
        return Shared.SERVER;
    }

    /** A server of its own, with some invented cases. */
    public static TestServer start(String city, int sampleCases) {
        return Loaded.of(city).server(sampleCases, Map.of(), UnaryOperator.identity());
    }

    /** A server of its own over a city folder that the test may change. */
    public static TestServer start(Path city, int sampleCases) {
        var database = TestDatabase.fresh();
        return new TestServer(city, sampleCases, database.start(), Optional.of(database));
    }

    /** A server of its own with more settings. */
    public static TestServer with(Map<String, String> settings) {
        return Loaded.of("shanwei").server(0, settings, UnaryOperator.identity());
    }

    /** A server of its own whose connections come from what the test makes of them. */
    public static TestServer watched(String city, UnaryOperator<DataSource> connections) {
        return Loaded.of(city).server(0, Map.of(), connections);
    }

    /** A server over a database that the test ends itself. */
    public static TestServer over(StoreStart store, String city) {
        return over(store, city(city));
    }

    /** The same over a city folder that the test may change. */
    public static TestServer over(StoreStart store, Path city) {
        return new TestServer(city, 0, store, Optional.empty());
    }

    /** A server over a database that the test ends itself, with more settings. */
    public static TestServer over(StoreStart store, String city, Map<String, String> settings) {
        var wishes = new Wishes(ShortLived.folder("minqing-server-"), settings, UnaryOperator.identity());
        return new TestServer(city(city), 0, store, Optional.empty(), wishes);
    }

    private static Path city(String id) {
        return Path.of("..", "cities", id);
    }

    public Client as(String account) {
        return as(account, this);
    }

    /** The same where another server over the same store has made the sample accounts since. */
    public Client as(String account, TestServer later) {
        var client = new Client(this);
        client.signIn(account, later.passwords.getOrDefault(account, ""));
        return client;
    }

    /** Somebody who has not signed in. */
    public Client stranger() {
        return new Client(this);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public TestDatabase database() {
        return database.orElseThrow();
    }

    /** The data folder; the database has another. */
    public Path data() {
        return data;
    }

    public URI address(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        context.close();
        database.ifPresent(TestDatabase::close);
    }

    /** Gives the test every source of connections before anybody else gets it. */
    private record Shown(UnaryOperator<DataSource> connections) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? connections.apply(source) : bean;
        }
    }

    private static final class Shared {
        static final TestServer SERVER = start("shanwei", 0);
    }

    /** A browser of one person. */
    public static final class Client {

        private static final String BOUNDARY = "----sample";

        private final TestServer server;
        private final HttpClient http;
        private final Optional<String> post;
        private String header = "X-None";
        private String token = "";

        private Client(TestServer server) {
            this(
                    server,
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
                    Optional.empty());
        }

        private Client(TestServer server, HttpClient http, Optional<String> post) {
            this.server = server;
            this.http = http;
            this.post = post;
        }

        /** The same person in the same session, acting in one post. */
        public Client in(String post) {
            var acting = new Client(server, http, Optional.of(post));
            acting.header = header;
            acting.token = token;
            return acting;
        }

        void signIn(String name, String password) {
            var before = get("/session").body();
            header = before.at("/header").asString();
            token = before.at("/token").asString();
            var session = post("/session", Map.of("name", name, "password", password));
            if (session.status() != 200) {
                throw new IllegalStateException(
                        name + " cannot sign in: " + session.raw().body());
            }
            token = session.body().at("/token").asString();
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        /** Asks for what has these words, which stand in no address. */
        public Answer search(String path, String words) {
            return send(request(path).header("X-Minqing-Words", written(words)).GET());
        }

        /** Words as a header carries them. */
        public static String written(String words) {
            return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
        }

        public Answer put(String path, Object body) {
            return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(text(body))));
        }

        public Answer post(String path, Object body) {
            return send(request(path).POST(HttpRequest.BodyPublishers.ofString(text(body))));
        }

        /** Sends a photo as a page does. */
        public Answer upload(String name, byte[] content) {
            return upload("/attachments", name, content);
        }

        public Answer upload(String path, String name, byte[] content) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return send(request(path)
                    .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        }

        /** Sends bytes as they are. */
        public Answer piece(String path, byte[] bytes) {
            return send(request(path)
                    .setHeader("Content-Type", "application/octet-stream")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        }

        public HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(server.address("/api/v1" + path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json");
            post.ifPresent(one -> request.header("X-Minqing-Post", one));
            return token.isEmpty() ? request : request.header(header, token);
        }

        public HttpClient http() {
            return http;
        }

        public Answer send(HttpRequest.Builder request) {
            try {
                var response = http.send(request.build(), BodyHandlers.ofString());
                return new Answer(response.statusCode(), json(response.body()), response);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private static String text(Object body) {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        }

        private static JsonNode json(String body) {
            var start = body.stripLeading();
            return start.startsWith("{") || start.startsWith("[")
                    ? JSON.readTree(body)
                    : JSON.getNodeFactory().missingNode();
        }
    }
}
