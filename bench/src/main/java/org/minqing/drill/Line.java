package org.minqing.drill;

/** A stretch of network between a server and its database, over which for a while nothing passes either way. */
sealed interface Line permits Wire, Cables.Cable {

    void cut() throws Exception;

    void mend() throws Exception;

    /** Where whoever stands at its near end reaches that database, as host and port. */
    String at(Postgres database);

    /** In which way it is cut, for whoever reads the results. */
    String kind();
}
