package org.minqing.directive;

import java.util.Arrays;
import org.minqing.kernel.Problem;

/** What directives refuse. */
enum DirectiveProblem implements Problem {
    FIELD_INVALID("field.invalid", 422),
    /** The same id came before with another content or from somebody else. */
    ID_REUSED("command.id-reused", 422),
    /** The area's row, or the directive, was changed by somebody else first; the answer carries its version. */
    CHANGED("directive.changed", 409),
    /** It was withdrawn or closed. */
    OVER("directive.over", 422),
    /** The area does not stand where this can be done. */
    NOT_NOW("directive.not-now", 422),
    /** Whoever passed it on is not done while somebody below has not answered. */
    OPEN_BELOW("directive.open-below", 422),
    /** All these areas have it already. */
    NOBODY_NEW("directive.nobody-new", 422);

    private final String code;
    private final int status;

    DirectiveProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    static DirectiveProblem of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a refusal of a directive: " + code));
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
