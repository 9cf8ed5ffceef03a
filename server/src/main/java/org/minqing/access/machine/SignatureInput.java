package org.minqing.access.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a signature covers and says of itself: one member of {@code Signature-Input}, in the one form in which structured
 * fields are written. Whatever is written otherwise is not read, so that there is one text that can have been signed.
 *
 * @param components in their order
 * @param parameters texts without their quotes, numbers as they are written
 * @param written the inner list with its parameters, as it goes into the signed text
 */
public record SignatureInput(String label, List<String> components, Map<String, String> parameters, String written) {

    private static final int LONGEST = 4_000;
    private static final Pattern COMPONENT = Pattern.compile("\"(@?[a-z0-9][a-z0-9-]*)\"");
    private static final Pattern PARAMETER =
            Pattern.compile(";([a-z]+)=(?:([0-9]{1,12})|\"([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)\")");
    private static final Pattern MEMBER = Pattern.compile("([a-z][a-z0-9_.-]{0,63})=(\\((" + COMPONENT.pattern()
            + "(?: " + COMPONENT.pattern() + ")*)\\)((?:" + PARAMETER.pattern() + ")+))");

    public SignatureInput {
        components = List.copyOf(components);
        parameters = Map.copyOf(parameters);
    }

    /** One of our own. */
    public static SignatureInput of(List<String> components, long created, long expires, String key, String nonce) {
        var quoted = components.stream().map(one -> '"' + one + '"').toList();
        var written = "(%s);created=%d;expires=%d;nonce=\"%s\";alg=\"ed25519\";keyid=\"%s\""
                .formatted(String.join(" ", quoted), created, expires, nonce, key);
        return read("sig=" + written).orElseThrow(() -> new IllegalArgumentException("No such signature: " + written));
    }

    /** Empty where the text is not exactly one signature's. */
    public static Optional<SignatureInput> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        var member = MEMBER.matcher(header.strip());
        if (!member.matches()) {
            return Optional.empty();
        }
        var components = COMPONENT
                .matcher(member.group(3))
                .results()
                .map(one -> one.group(1))
                .toList();
        var parameters = new LinkedHashMap<String, String>();
        var names = new ArrayList<String>();
        PARAMETER.matcher(member.group(2)).results().forEach(one -> {
            names.add(one.group(1));
            parameters.put(one.group(1), Optional.ofNullable(one.group(2)).orElse(one.group(3)));
        });
        var once = parameters.size() == names.size() && new HashSet<>(components).size() == components.size();
        return once
                ? Optional.of(new SignatureInput(member.group(1), components, parameters, member.group(2)))
                : Optional.empty();
    }

    /** The text that is signed (section 2.5); empty where the request lacks something of it. */
    public Optional<String> base(RequestParts request) {
        var text = new StringBuilder();
        for (var component : components) {
            var value = request.value(component);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value.get())
                    .append('\n');
        }
        return Optional.of(
                text.append("\"@signature-params\": ").append(written).toString());
    }

    Optional<Long> number(String parameter) {
        return Optional.ofNullable(parameters.get(parameter))
                .filter(text ->
                        !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(Character::isDigit))
                .map(Long::valueOf);
    }
}
