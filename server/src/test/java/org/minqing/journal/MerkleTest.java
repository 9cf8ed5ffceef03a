package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTest {

    /** The leaves of the reference tests of Certificate Transparency (RFC 6962). */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    @Test
    void computesTheRootsOfTheReference() {
        assertThat(root(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(root(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(3)).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void changesWithEveryLeafAndTheirOrder() {
        var swapped = new ArrayList<>(LEAVES);
        swapped.add(swapped.removeFirst());

        assertThat(Merkle.root(swapped)).isNotEqualTo(Merkle.root(LEAVES));
        assertThat(Merkle.root(List.of("a".getBytes(UTF_8)))).isNotEqualTo(Merkle.root(List.of("b".getBytes(UTF_8))));
    }

    private static String root(int leaves) {
        return HexFormat.of().formatHex(Merkle.root(LEAVES.subList(0, leaves)));
    }
}
