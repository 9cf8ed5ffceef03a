package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.minqing.area.CityPart;
import org.minqing.house.Written;

/** A folder is checked by the same parts that a server loads it with. */
class CheckCommandTest {

    @Test
    void knowsEveryPartOfACityFolder() {
        var parts = new ClassFileImporter()
                .withImportOption(new Written()).importPackages("org.minqing").stream()
                        .filter(type -> type.isAssignableTo(CityPart.class)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName);
        assertThat(CheckCommand.parts())
                .extracting(part -> part.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(parts.toList());
    }
}
