package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.minqing.area.CityPart;

/** A folder is checked by the same parts that a server loads it with. */
class CheckCommandTest {

    @Test
    void knowsEveryPartOfACityFolder() {
        var parts = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.minqing").stream()
                        .filter(type -> type.isAssignableTo(CityPart.class) && !type.isInterface())
                        .map(JavaClass::getName);
        assertThat(CheckCommand.parts())
                .extracting(part -> part.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(parts.toList());
    }
}
