package org.minqing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** Lists that are broken, or made to break something: each is a fault with a line, and the other rows are routed. */
class HostileListsTest {

    private static final String GOOD = "1,示例甲,,可塘镇罗山村,,,\n";

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private Lists lists;

    @BeforeEach
    void begin() {
        lists = new Lists(folder);
    }

    @Test
    void anUnknownHeaderIsSaidOnce() {
        assertThat(routed("a,b,c\n1,2,3\n4,5,6\n")).isEmpty();
        said("leads.form-unknown", 1);
    }

    @Test
    void aColumnThatStandsTwiceIsSaid() {
        assertThat(routed("lead_no,lead_no,subject,phone,address\n" + "1,1,示例甲,,\n"))
                .isEmpty();
        said("csv.column-twice", 1);
    }

    @Test
    void aHeaderThatStandsAgainIsSaidAndTheRestIsRouted() {
        assertThat(routed(Lists.HEALTH + GOOD + Lists.HEALTH + "2,示例乙,,,,,\n"))
                .map(route -> route.lead().number())
                .containsExactly("1", "2");
        said("leads.header-again", 3);
    }

    @Test
    void aRowWithoutANumberOrWithTooManyCellsIsSaid() {
        assertThat(routed(Lists.HEALTH + ",示例甲,,,,,\n" + "2,示例乙,,,,,,,,\n" + GOOD))
                .hasSize(1);
        assertThat(faults.all()).map(Fault::code).containsExactly("csv.cells", "leads.number");
        assertThat(faults.all()).map(Fault::line).containsExactly(3, 2);
    }

    @Test
    void anOpenQuotationMarkIsSaidWhereItBegins() {
        assertThat(routed(Lists.HEALTH + GOOD + "2,\"示例乙,,,,,\n3,示例丙,,,,,\n")).hasSize(1);
        assertThat(faults.all()).map(Fault::code).contains("csv.quote-open");
        assertThat(faults.all()).allSatisfy(fault -> assertThat(fault.line()).isEqualTo(3));
    }

    @Test
    void anotherEncodingIsSaid() throws IOException {
        var file = folder.resolve("gbk.csv");
        Files.write(file, (Lists.POLICE + "1,示例甲,,,,,,,,\n").getBytes(Charset.forName("GBK")));
        assertThat(Lists.ROUTER.route(List.of(file), List.of(), faults).routes())
                .isEmpty();
        said("file.encoding", 0);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        assertThat(routed("\uFEFF" + Lists.HEALTH + GOOD)).hasSize(1);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void anEmptyFileIsSaid() {
        assertThat(routed("")).isEmpty();
        said("file.empty", 1);
    }

    @Test
    void aCellOfAHundredMegabytesIsNotEvenRead() throws IOException {
        var file = folder.resolve("huge.csv");
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            text.write(Lists.HEALTH + "1,示例甲,,");
            var piece = "a".repeat(1 << 20);
            for (var times = 0; times < 100; times++) {
                text.write(piece);
            }
            text.write(",,,\n");
        }
        assertThat(Lists.ROUTER.route(List.of(file), List.of(), faults).routes())
                .isEmpty();
        said("file.too-large", 0);
    }

    @Test
    void aCellOfAMegabyteIsReadAsEmpty() {
        assertThat(routed(Lists.HEALTH + "1,示例甲,," + "可塘镇".repeat(400_000) + ",,,\n" + GOOD.replace('1', '2')))
                .hasSize(2);
        said("csv.cell-too-long", 2);
    }

    @Test
    void signsThatAreNoTextDoNoHarm() {
        assertThat(routed(Lists.HEALTH + "1,\u0000示例\u0000,\u0000,可塘镇\u0000罗山村\uFFFF,,,\n" + "2,示例乙,,𠀀𠀁镇罗山村,,,\n"))
                .hasSize(2);
        assertThat(faults.all()).isEmpty();
        assertThat(routed(Lists.HEALTH + "1\u00002,示例甲,,,,,\n")).isEmpty();
        said("leads.number", 2);
    }

    @Test
    void aNumberWithSignsOfTheAnswerIsQuotedThere() throws IOException {
        var answer = folder.resolve("routes.csv");
        RouteFile.write(answer, routing(Lists.HEALTH + "\"a,\"\"b\",示例甲,13800000001,可塘镇罗山村,,,\n"));
        assertThat(Files.readString(answer)).isEqualTo("""
                source,reference,outcome,area,rule,because
                health,"a,""b",routed,441521110211000,village-in-town,可塘镇 罗山村民委员会
                """);
    }

    private List<Route> routed(String text) {
        return routing(text).routes();
    }

    private Routing routing(String text) {
        return Lists.ROUTER.route(List.of(lists.write("list.csv", text)), List.of(), faults);
    }

    private void said(String code, int line) {
        assertThat(faults.all()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.message() + fault.fix()).doesNotContain("示例");
        });
    }
}
