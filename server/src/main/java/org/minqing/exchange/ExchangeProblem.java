package org.minqing.exchange;

import org.minqing.kernel.Problem;

/** What other programs are refused. */
public enum ExchangeProblem implements Problem {
    /** This city offers nothing to other programs. */
    OFF("exchange.off", 404),
    /** The ending of the address names neither XML nor JSON. */
    FORMAT_UNKNOWN("exchange.format-unknown", 404),
    /** This server answers for another jurisdiction. */
    JURISDICTION_UNKNOWN("exchange.jurisdiction-unknown", 404),
    SERVICE_UNKNOWN("exchange.service-unknown", 404),
    /** No such request, or none that is published. */
    REQUEST_UNKNOWN("exchange.request-unknown", 404),
    /** Another key reported it, or a person did. */
    REQUEST_NOT_OWN("exchange.request-not-own", 404),
    /** Requests of this kind take no additions of programs. */
    UPDATES_CLOSED("exchange.updates-closed", 400),
    TOKEN_UNKNOWN("exchange.token-unknown", 404),
    /** No key, a wrong one, or one that was taken back. */
    KEY_REFUSED("exchange.key-refused", 403),
    /** Parameters are missing or wrong; the faults say which. */
    PARAMETERS_WRONG("exchange.parameters-wrong", 400),
    /** The reference came before with another report. */
    REFERENCE_REUSED("exchange.reference-reused", 400),
    /** Too many reports within a minute. */
    SLOW_DOWN("exchange.slow-down", 429),
    /** No such key. */
    KEY_UNKNOWN("exchange.key-unknown", 404),
    /** No such partner, or it signs with another account. */
    PARTNER_UNKNOWN("exchange.partner-unknown", 404),
    /** The account or the address of a partner is wrong. */
    PARTNER_WRONG("exchange.partner-wrong", 422),
    /** The partner delivered nothing under this number. */
    NUMBER_UNKNOWN("exchange.number-unknown", 404),
    /** The number came before with another matter. */
    NUMBER_REUSED("exchange.number-reused", 422),
    /** What was delivered does not fit what the city folder says; the faults say where. */
    DELIVERY_WRONG("exchange.delivery-wrong", 422),
    /** No such message was laid aside. */
    MESSAGE_UNKNOWN("exchange.message-unknown", 404),
    /** A key says which way of the city's list its reports come in by, and to whom it was given. */
    KEY_UNNAMED("exchange.key-unnamed", 422),
    /** The key before may open for some days more, and not for longer. */
    KEY_DAYS("exchange.key-days", 422);

    private final String code;
    private final int status;

    ExchangeProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
