package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Arguments of a command are read strictly: a slip of the keyboard is told, not guessed at. */
class OptionsTest {

    @Test
    void readsBothWaysOfGivingAValue() {
        var options = Options.of(List.of("--port", "9", "folder", "--city=x=y"), Set.of("port", "city"));
        assertThat(options.value("port")).contains("9");
        assertThat(options.value("city")).contains("x=y");
        assertThat(options.alone()).containsExactly("folder");
    }

    @Test
    void keepsAllValuesOfAnOptionInTheirOrderAndCountsTheLast() {
        var options = Options.of(List.of("--given", "order=7", "--given=until=2026-12-31"), Set.of("given", "file"));
        assertThat(options.values("given")).containsExactly("order=7", "until=2026-12-31");
        assertThat(options.value("given")).contains("until=2026-12-31");
        assertThat(options.values("file")).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Options.readable("no-such-file"))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("no-such-file");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.of(List.of("--prot", "9"), Set.of("port")))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> Options.of(List.of("--port"), Set.of("port"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Options.of(List.of("x"), Set.of()).onlyNamed()).isInstanceOf(WrongUse.class);
        assertThatThrownBy(() -> Options.of(List.of(), Set.of("file")).required("file"))
                .hasMessageContaining("--file is missing");
    }

    @Test
    void putsAnOptionBeforeTheEnvironment() {
        var options = Options.of(List.of("--port", "4711"), Set.of("port"));
        assertThat(options.settings(Map.of("MINQING_PORT", "port")).port()).isEqualTo(4711);
        var wrong = Options.of(List.of("--port", "many"), Set.of("port"));
        assertThatThrownBy(() -> wrong.settings(Map.of("MINQING_PORT", "port"))).isInstanceOf(WrongUse.class);
    }
}
