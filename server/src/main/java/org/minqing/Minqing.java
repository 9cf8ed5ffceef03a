package org.minqing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The server of one city: one process, one database, all faces on one port. */
@SpringBootApplication
@Modulithic(systemName = "Minqing")
public class Minqing {

    public static void main(String[] arguments) {
        SpringApplication.run(Minqing.class, arguments);
    }
}
