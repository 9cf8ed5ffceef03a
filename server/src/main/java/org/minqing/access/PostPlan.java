package org.minqing.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/**
 * All posts of a city with their invented holders, made from the rules. The ids follow from what a post is, so that the
 * same folder gives the same posts on every server and in every year. Areas that another city runs get none.
 */
record PostPlan(List<Planned> posts) {

    PostPlan {
        posts = List.copyOf(posts);
    }

    record Planned(
            PostId id,
            String role,
            String level,
            AreaCode area,
            AreaRanges ranges,
            Optional<String> department,
            int ordinal,
            AccountId holder,
            String signInName,
            String displayName) {}

    static PostPlan of(Staff staff, City city) {
        var posts = new ArrayList<Planned>();
        for (var rule : staff.rules()) {
            for (var area : city.areas(rule.level())) {
                if (runHere(city, area)) {
                    rule.seats(area).forEach(seat -> posts.add(planned(seat, posts.size(), staff, city)));
                }
            }
        }
        return new PostPlan(posts);
    }

    /** The post of this role in this area and department that comes first. */
    Optional<Planned> first(String role, AreaCode area, Optional<String> department) {
        return posts.stream()
                .filter(post -> post.role().equals(role)
                        && post.area().equals(area)
                        && (department.isEmpty() || post.department().equals(department)))
                .findFirst();
    }

    /** Changes exactly when something of the plan changes. */
    byte[] digest() {
        var digest = sha256();
        for (var post : posts) {
            digest.update(post.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return digest.digest();
    }

    /** An id that follows from the words (RFC 9562, version 8). */
    static UUID idOf(String... words) {
        var hash = ByteBuffer.wrap(sha256().digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
        var high = (hash.getLong() & ~0xf000L) | 0x8000L;
        var low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static Planned planned(PostRule.Seat seat, int index, Staff staff, City city) {
        var id = idOf("post", city.id(), seat.key());
        return new Planned(
                new PostId(id),
                seat.rule().role(),
                seat.rule().level(),
                seat.area().code(),
                city.ranges(seat.area().code()),
                seat.department(),
                seat.ordinal(),
                new AccountId(idOf("holder", id.toString())),
                seat.signInName(),
                displayName(index, staff.holderNames()));
    }

    private static String displayName(int index, List<String> names) {
        if (names.isEmpty()) {
            return "-";
        }
        var round = index / names.size();
        var name = names.get(index % names.size());
        return round == 0 ? name : name + " " + (round + 1);
    }

    private static boolean runHere(City city, Area area) {
        return city.chain(area.code()).stream()
                .noneMatch(code -> city.area(code).flatMap(Area::runBy).isPresent());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
