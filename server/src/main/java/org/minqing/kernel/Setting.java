package org.minqing.kernel;

/**
 * Every variable by which an operator sets something, called as the variable is. The tables of the manuals are made from
 * this list, with the words of {@code messages/setting}.
 */
public enum Setting {
    MINQING_PORT("8080"),
    MINQING_DATA("data"),
    MINQING_CITY("cities/shanwei"),
    MINQING_SAMPLE("false"),
    MINQING_SAMPLE_CASES("2000"),
    MINQING_KEYS(""),
    MINQING_SEALS(""),
    MINQING_BACKUP_DAYS("30"),
    MINQING_ARCHIVE(""),
    MINQING_ARCHIVE_KEY(""),
    MINQING_PROXIES(""),
    MINQING_OPEN_PER_MINUTE("600"),
    MINQING_ORIGIN(""),
    MINQING_GATEWAYS(""),
    MINQING_SCANNER(""),
    MINQING_OIDC_ISSUER(""),
    MINQING_OIDC_CLIENT(""),
    MINQING_OIDC_SECRET(""),
    MINQING_OIDC_FACTORS(""),
    MINQING_NODE("one"),
    MINQING_DB_URL(""),
    MINQING_DB_USER("minqing"),
    MINQING_DB_PASSWORD(""),
    MINQING_DB_CONNECTIONS("16"),
    MINQING_LEAVE_SECONDS("0"),
    MINQING_JAVA_OPTIONS("");

    private final String usual;

    Setting(String usual) {
        this.usual = usual;
    }

    /** What counts where the operator sets nothing; empty where that is nothing, or follows from something else. */
    public String usual() {
        return usual;
    }
}
