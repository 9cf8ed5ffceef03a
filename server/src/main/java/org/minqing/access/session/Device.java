package org.minqing.access.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Browser and system in two words, so that somebody knows their own telephone from the counter's computer. No version and
 * nothing else of what a browser tells is kept.
 */
final class Device {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // Most of them also name those that come after them.
        BROWSERS.put("MicroMessenger/", "WeChat");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("HarmonyOS", "HarmonyOS");
        SYSTEMS.put("OpenHarmony", "HarmonyOS");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private Device() {}

    /** Empty for a program that says nothing known. */
    static String of(@Nullable String userAgent) {
        return Stream.of(named(BROWSERS, userAgent), named(SYSTEMS, userAgent))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> named(Map<String, String> names, @Nullable String userAgent) {
        var text = Optional.ofNullable(userAgent).orElse("");
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
