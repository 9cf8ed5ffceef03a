package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;
import org.minqing.kernel.Purpose;
import org.springframework.util.FileSystemUtils;

/** For what offices may share is written by the city, with the rule of law; a folder without the file shares nothing. */
class SharingPartTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void smallCity() throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
    }

    @Test
    void readsForWhatAndWhatItOpens() {
        var shipped = new SharingPart().read(CityFolders.open("shanwei"), new Faults());

        var hazards = Objects.requireNonNull(shipped.get(new Purpose("hazard-check")));
        assertThat(hazards.opens()).isEqualTo(Set.of(new Purpose("casework"), new Purpose("safety-inspection")));
        assertThat(hazards.basis().get("zh")).contains("示例");
        assertThat(new SharingPart().read(opened(), new Faults())).isEmpty();
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(faults("purposes: {x1: {names: {zh: 示例, en: A}, basis: {zh: 示例, en: A}, opens: [casework]}}"))
                .isEmpty();
        assertThat(faults("purposes: {X: {names: {zh: 示例, en: A}, basis: {zh: 示例, en: A}, opens: [casework]}}"))
                .containsExactly("sharing.purpose");
        assertThat(faults("purposes: {x1: {names: {zh: 示例}, basis: {zh: 示例, en: A}, opens: [casework]}}"))
                .containsExactly("sharing.words");
        assertThat(faults("purposes: {x1: {names: {zh: 示例, en: A}, basis: {zh: 示例, en: A}}}"))
                .containsExactly("sharing.opens");
        assertThat(faults("purpose: {}")).hasSize(1);
    }

    private List<String> faults(String text) throws IOException {
        Files.writeString(folder.resolve("sharing.yaml"), text);
        var faults = new Faults();
        new SharingPart().read(opened(), faults);
        return faults.all().stream().map(fault -> fault.code()).toList();
    }

    private CityFolder opened() {
        return CityFolder.open(folder, new Faults()).orElseThrow();
    }
}
