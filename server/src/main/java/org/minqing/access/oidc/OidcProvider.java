package org.minqing.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Settings;
import org.minqing.kernel.Settings.Oidc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The provider that the operator named. What it says is believed when it is signed, for this server, for this try and now. */
@Component
public class OidcProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();
    private static final Set<JWSAlgorithm> SIGNED_BY = Set.of(
            JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.Ed25519);

    private final Optional<Oidc> settings;

    /**
     * Who came.
     *
     * @param session how the provider calls the session that begins there; empty where it gives it no name
     * @param factor whether the provider says that a second factor was shown, in words that the operator named
     */
    public record Person(String issuer, String subject, String session, boolean factor) {

        @Override
        public String toString() {
            return "Person of " + issuer;
        }
    }

    /**
     * Who is signed out there: a session of somebody where the provider names one, else all sessions of somebody.
     *
     * @param at when the provider said so
     */
    public record SignedOut(String issuer, Optional<String> subject, Optional<String> session, Instant at) {

        @Override
        public String toString() {
            return "SignedOut of " + issuer;
        }
    }

    OidcProvider(Settings settings) {
        this.settings = Optional.ofNullable(settings.oidc());
    }

    public boolean isThere() {
        return settings.isPresent();
    }

    /** The provider's name, as it stands in links. */
    public String issuer() {
        return oidc().issuer();
    }

    /** Where the browser goes. */
    public URI begin(OidcTry attempt, URI back) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(oidc().client()), back)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who a code stands for; refused alike whatever is wrong with it. */
    public Person person(String code, OidcTry attempt, URI back) {
        var metadata = metadata();
        try {
            var claims = validated(token(metadata, code, attempt, back), metadata, attempt);
            var session = Optional.ofNullable(claims.getSessionID()).map(Identifier::getValue);
            return new Person(oidc().issuer(), claims.getSubject().getValue(), session.orElse(""), showed(claims));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            LOG.warn(
                    "A sign-in by the provider was refused: {}",
                    refused.getClass().getSimpleName());
            throw new ProblemException(AccessProblem.OIDC_REFUSED);
        } catch (IOException away) {
            throw new ProblemException(AccessProblem.OIDC_AWAY);
        }
    }

    /** Where the browser goes to sign out there too; absent where the provider has no such place. */
    public Optional<URI> leave(URI back) {
        return Optional.ofNullable(metadata().getEndSessionEndpointURI())
                .map(there -> new LogoutRequest(there, null, null, new ClientID(oidc().client()), back, null, null))
                .map(LogoutRequest::toURI);
    }

    /** Whom the provider signs out, by its signed word (OpenID Connect Back-Channel Logout); refused alike whatever is wrong. */
    public SignedOut signedOut(String word) {
        var metadata = metadata();
        try {
            var token = SignedJWT.parse(word);
            var claims = new LogoutTokenValidator(
                            metadata.getIssuer(),
                            new ClientID(oidc().client()),
                            algorithm(token),
                            metadata.getJWKSetURI().toURL())
                    .validate(token);
            return new SignedOut(
                    oidc().issuer(),
                    Optional.ofNullable(claims.getSubject()).map(Identifier::getValue),
                    Optional.ofNullable(claims.getSessionID()).map(Identifier::getValue),
                    claims.getIssueTime().toInstant());
        } catch (java.text.ParseException | BadJOSEException | JOSEException | IOException refused) {
            LOG.warn(
                    "A sign-out by the provider was refused: {}",
                    refused.getClass().getSimpleName());
            throw new ProblemException(AccessProblem.OIDC_SIGN_OUT);
        }
    }

    private static JWSAlgorithm algorithm(SignedJWT token) throws BadJOSEException {
        var algorithm = token.getHeader().getAlgorithm();
        if (!SIGNED_BY.contains(algorithm)) {
            throw new BadJOSEException("Not signed by a key of the provider");
        }
        return algorithm;
    }

    private SignedJWT token(OIDCProviderMetadata metadata, String code, OidcTry attempt, URI back)
            throws ParseException, IOException {
        var oidc = oidc();
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(attempt.verifier()));
        var credentials = new ClientSecretBasic(new ClientID(oidc.client()), new Secret(oidc.secret()));
        var request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), credentials, grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE);
        request.setReadTimeout(PATIENCE);
        var answer = OIDCTokenResponseParser.parse(request.send());
        if (answer instanceof OIDCTokenResponse good && good.getOIDCTokens().getIDToken() instanceof SignedJWT signed) {
            return signed;
        }
        throw new ParseException("No signed token");
    }

    private IDTokenClaimsSet validated(SignedJWT token, OIDCProviderMetadata metadata, OidcTry attempt)
            throws BadJOSEException, JOSEException, IOException {
        var validator = new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(oidc().client()),
                algorithm(token),
                metadata.getJWKSetURI().toURL());
        return validator.validate(token, new Nonce(attempt.nonce()));
    }

    private boolean showed(IDTokenClaimsSet claims) {
        var level = Optional.ofNullable(claims.getACR()).map(acr -> acr.getValue());
        var methods =
                Optional.ofNullable(claims.getAMR()).orElse(List.of()).stream().map(method -> method.getValue());
        return Stream.concat(level.stream(), methods).anyMatch(oidc().factors()::contains);
    }

    /** What the provider says of itself, under the name that the operator gave and no other. */
    private OIDCProviderMetadata metadata() {
        try {
            return OIDCProviderMetadata.resolve(new Issuer(oidc().issuer()), PATIENCE, PATIENCE);
        } catch (GeneralException | IOException away) {
            LOG.warn("The provider of identities does not answer: {}", away.getMessage());
            throw new ProblemException(AccessProblem.OIDC_AWAY);
        }
    }

    private Oidc oidc() {
        return settings.orElseThrow(() -> new ProblemException(AccessProblem.OIDC_CLOSED));
    }
}
