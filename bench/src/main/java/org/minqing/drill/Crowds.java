package org.minqing.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A clock that jumps, and people who ask for much and read little. */
final class Crowds {

    private Crowds() {}

    /** A day forward by the sample's clock under load, and back to today by the start after server and database were killed. */
    static Drill.Outcome clock(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(course.number("clients", 12), 20);
            scene.warm(150);
            jumped(scene, course);
            return scene.ends();
        }
    }

    /** Some hundred people begin requests and do not come to an end; the others must not feel it. */
    static Drill.Outcome slow(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(course.number("clients", 12), 10);
            scene.warm(400);
            crept(scene, course.number("slow", 300), 400);
            return scene.ends();
        }
    }

    /** A thousand pages that are open and show nothing new for long; the work goes on beside them. */
    static Drill.Outcome streams(Drill.Course course) throws Exception {
        try (var scene = Scene.embedded(course, Map.of())) {
            scene.load().begin(course.number("clients", 6), 100);
            idle(scene, course.number("streams", 1_000), course.number("commands", 300));
            return scene.ends();
        }
    }

    static void jumped(Scene scene, Drill.Course course) throws Exception {
        scene.load().leave(5);
        var web = new Web();
        var tomorrow = course.clock().instant().plus(Duration.ofDays(1));
        var administrator = scene.site.signIn("administrator");
        var moved =
                web.send(scene.url(), "POST", "/api/v1/test/clock", administrator, Map.of("to", tomorrow.toString()));
        scene.require(moved.status() == 200, "the clock did not move: " + moved.status() + " " + moved.body());
        scene.comesBack();
        scene.warm(60);
        Killing.kill(scene, Killing.Victim.BOTH);
        scene.comesBack();
        scene.warm(60);
    }

    static void crept(Scene scene, int many, int commands) throws Exception {
        var untold = scene.history.untold();
        scene.load().millisOf(0.5);
        scene.warm(commands);
        scene.figures.put("p95_ms_without", scene.load().millisOf(0.95));
        var sockets = new ArrayList<Socket>();
        for (var number = 0; number < many; number++) {
            var socket = open(scene);
            var half = number % 2 == 0
                    ? "GET /api/v1/cases HTTP/1.1\r\nHost: slow\r\nX-"
                    : "POST /api/v1/session HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 4000\r\n\r\n{";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        scene.load().millisOf(0.5);
        scene.comesBack();
        scene.warm(commands);
        scene.figures.put("slow_clients", many);
        scene.figures.put("p95_ms_beside", scene.load().millisOf(0.95));
        scene.require(scene.history.untold() == untold, "the others felt it");
        end(sockets);
    }

    static void idle(Scene scene, int many, int commands) throws Exception {
        var session = scene.site.signIn("duty");
        var sockets = new ArrayList<Socket>();
        for (var number = 0; number < many; number++) {
            sockets.add(stream(scene, session));
        }
        var opened = 0;
        for (var socket : sockets) {
            opened += answers(socket) ? 1 : 0;
        }
        scene.figures.put("streams", opened);
        scene.require(opened == many, "only " + opened + " of " + many + " streams were opened");
        scene.warm(commands);
        var told = 0;
        for (var socket : sockets) {
            told += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        scene.figures.put("told_of_news", told);
        scene.require(told == many, "only " + told + " of " + many + " were told of what happened");
        scene.figures.put("p95_ms_beside", scene.load().millisOf(0.95));
        end(sockets);
    }

    private static Socket stream(Scene scene, Web.Session session) throws IOException {
        var socket = open(scene);
        socket.setSoTimeout(30_000);
        var request = "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + session.headers().get("Cookie") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean answers(Socket socket) throws IOException {
        var head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return head.endsWith("200");
    }

    private static Socket open(Scene scene) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), scene.url().getPort());
    }

    private static void end(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
