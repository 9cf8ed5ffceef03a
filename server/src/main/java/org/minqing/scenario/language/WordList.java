package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words in Chinese and English that are looked for in labels, however they are spaced. */
record WordList(List<String> chinese, Optional<Pattern> english) {

    static final WordList NONE = new WordList(List.of(), Optional.empty());

    WordList {
        chinese = List.copyOf(chinese);
    }

    /** English words begin where a word begins; an asterisk lets any ending follow. */
    static WordList of(List<String> chinese, List<String> english) {
        if (english.isEmpty()) {
            return new WordList(chinese, Optional.empty());
        }
        var any = english.stream()
                .map(word -> Pattern.quote(word.replace("*", "")) + (word.endsWith("*") ? "[a-z]*" : ""))
                .collect(Collectors.joining("|", "(?<![a-z])(?:", ")(?![a-z])"));
        return new WordList(chinese, Optional.of(Pattern.compile(any)));
    }

    /** The words of a file that has them under {@code zh} and {@code en}; none where it is not there. */
    static WordList read(Passage passage) {
        return of(written(passage.at("zh")), written(passage.at("en")));
    }

    private static List<String> written(Passage list) {
        var words = new ArrayList<String>();
        list.node().forEach(word -> words.add(word.asString("")));
        return words;
    }

    /** The first of these words in a label. */
    Optional<String> in(Spelling label) {
        return chinese.stream()
                .filter(label.chinese()::contains)
                .findFirst()
                .or(() -> english.map(words -> words.matcher(label.english()))
                        .filter(found -> found.find())
                        .map(found -> found.group()));
    }

    /** A label without these words; what stood around them does not become one word. */
    Spelling leftOut(Spelling label) {
        var han = label.chinese();
        for (var word : chinese) {
            han = han.replace(word, "·");
        }
        var latin = english.map(words -> words.matcher(label.english()).replaceAll("·"));
        return new Spelling(han, latin.orElse(label.english()));
    }
}
