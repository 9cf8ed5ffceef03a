package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a page learns about its session.
 *
 * @param header the header that every change must carry
 * @param token what that header must say; empty while nobody is signed in
 * @param account the sign-in name; empty while nobody is signed in
 * @param byProvider whether one came in by the other provider, which is then left as well at signing out
 * @param sample whether this server runs with invented people
 * @param accounts the sample accounts, told in sample mode to a browser on this very machine
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SessionView(
        boolean signedIn,
        String header,
        @JsonInclude(JsonInclude.Include.ALWAYS) String token,
        String account,
        String name,
        boolean byProvider,
        boolean sample,
        List<SampleAccountView> accounts) {}
