package org.minqing.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The cookie over TLS and without, and the token made from its secret. */
class SessionCookieTest {

    private final SessionToken token = SessionToken.make();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void isBoundToTheHostAndToTlsWhereThereIsTls() {
        request.setSecure(true);
        assertThat(given())
                .startsWith("__Host-minqing_session=" + token.text())
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void isNotAskedToBeSecureWithoutTls() {
        assertThat(given())
                .startsWith("minqing_session=")
                .contains("; HttpOnly")
                .doesNotContain("Secure");
    }

    @Test
    void aCookieOfTheOpenLineIsNoSessionOverTls() {
        request.setCookies(new Cookie("minqing_session", token.text()));
        assertThat(SessionCookie.token(request)).contains(token);
        request.setSecure(true);
        assertThat(SessionCookie.token(request)).isEmpty();
    }

    @Test
    void theFormTokenFitsItsOwnSessionOnlyAndTellsNothingOfIt() {
        assertThat(token.made(token.formToken())).isTrue();
        assertThat(token.made(SessionToken.make().formToken())).isFalse();
        assertThat(token.made("")).isFalse();
        assertThat(token.formToken()).isNotEqualTo(token.text());
        assertThat(token.toString()).doesNotContain(token.text());
    }

    private String given() {
        var response = new MockHttpServletResponse();
        SessionCookie.give(token, request, response);
        return Objects.requireNonNull(response.getHeader("Set-Cookie"));
    }
}
