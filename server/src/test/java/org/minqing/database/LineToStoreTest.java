package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.kernel.Settings;

/** Whether the address of a database asks for a line that nobody can listen to. */
class LineToStoreTest {

    @Test
    void theDatabaseInsideIsOnTheSameMachine() {
        assertThat(LineToStore.of(Settings.from(Map.of()))).isEqualTo(LineToStore.OWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OWN        | jdbc:postgresql://localhost/city
                    OWN        | jdbc:postgresql://127.0.0.1:5433/city
                    OWN        | jdbc:postgresql://[::1]/city
                    OWN        | jdbc:postgresql://127.0.0.1:5433,localhost:5434/city?targetServerType=primary
                    OWN        | jdbc:postgresql:city
                    UNVERIFIED | jdbc:postgresql://db/city
                    UNVERIFIED | jdbc:postgresql://localhost,db/city
                    UNVERIFIED | jdbc:postgresql://localhost.example.org/city
                    UNVERIFIED | jdbc:postgresql://10.0.0.5/city?sslmode=require
                    UNVERIFIED | jdbc:postgresql://10.0.0.5/city?sslmode=verify-ca
                    UNVERIFIED | jdbc:postgresql://db/city?sslmode=verify-everything
                    UNVERIFIED | jdbc:postgresql://db/city?ssl=true&sslmode=prefer
                    UNVERIFIED | postgres://db/city?sslmode=verify-full
                    VERIFIED   | jdbc:postgresql://db/city?sslmode=verify-full
                    VERIFIED   | jdbc:postgresql://db/city?ssl=true
                    VERIFIED   | jdbc:postgresql://one,two/city?targetServerType=primary&sslmode=verify-full&sslrootcert=ca.pem
                    """)
    void anAddressElsewhereIsReadAsTheDriverReadsIt(LineToStore line, String url) {
        assertThat(LineToStore.of(Settings.from(Map.of("MINQING_DB_URL", url)))).isEqualTo(line);
    }
}
