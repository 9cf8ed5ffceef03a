package org.minqing.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Optional;
import org.minqing.access.passkey.Challenges.Asked;
import org.minqing.access.passkey.Challenges.Purpose;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Whether what a device sent answers a question of ours, at our place, by its person. Which make of device it is, is not
 * asked: attestation would tell it, and keep people out with devices that are as good.
 */
@Component
public class Proofs {

    /** In the order in which we like them: ES256, Ed25519, RS256. */
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final Challenges challenges;
    private final Passkeys passkeys;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager standard = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    Proofs(Challenges challenges, Passkeys passkeys) {
        this.challenges = challenges;
        this.passkeys = passkeys;
    }

    /** The kinds of keys that are taken, by their numbers in the standard. */
    public List<Long> algorithms() {
        return ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
    }

    /** The passkey that was made; empty where the answer is not one to this question. The question is used up. */
    public Optional<Made> made(Made.Sent sent, Asked asked, Site site) {
        try {
            var data = standard.parse(new RegistrationRequest(
                    sent.attestation().bytes(), sent.clientData().bytes()));
            var client = data.getCollectedClientData();
            if (client == null || !challenges.take(asked, client.getChallenge().getValue())) {
                return Optional.empty();
            }
            var taken = ALGORITHMS.stream()
                    .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
                    .toList();
            standard.verify(data, new RegistrationParameters(server(site, client.getChallenge()), taken, true, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            var credential = authenticator.getAttestedCredentialData();
            return Optional.of(new Made(
                    Letters.of(credential.getCredentialId()),
                    Letters.of(keys.convert(new AttestedCredentialData(
                            AAGUID.ZERO, credential.getCredentialId(), credential.getCOSEKey()))),
                    authenticator.getSignCount()));
        } catch (WebAuthnException | JacksonException proofless) {
            return Optional.empty();
        }
    }

    /** Whether the passkey was shown, of whichever account. The question is used up. */
    public Shown shown(Shown.Sent sent, Asked asked, Site site) {
        try {
            var data = standard.parse(new AuthenticationRequest(
                    sent.credential().bytes(),
                    sent.user().map(Letters::bytes).orElse(null),
                    sent.authenticatorData().bytes(),
                    sent.clientData().bytes(),
                    sent.signature().bytes()));
            var client = data.getCollectedClientData();
            if (client == null || !challenges.take(asked, client.getChallenge().getValue())) {
                return new Shown.Nothing();
            }
            return passkeys.called(sent.credential())
                    .filter(passkey -> isOf(passkey, sent, asked))
                    .map(passkey -> shown(passkey, data, server(site, client.getChallenge())))
                    .orElseGet(Shown.Nothing::new);
        } catch (WebAuthnException | JacksonException proofless) {
            return new Shown.Nothing();
        }
    }

    /** Whoever names nobody at the door is named by the device. */
    private static boolean isOf(Passkey passkey, Shown.Sent sent, Asked asked) {
        return sent.user().map(Passkeys.handle(passkey.account())::equals).orElse(asked.purpose() == Purpose.STEP_UP);
    }

    /** The library looks at the count last, so that only who has the key can make it speak. */
    private Shown shown(Passkey passkey, AuthenticationData data, ServerProperty server) {
        var kept = record(passkey);
        try {
            standard.verify(data, new AuthenticationParameters(server, kept, null, true, true));
        } catch (MaliciousCounterValueException back) {
            return new Shown.CountedBack(passkey, back.getPresentedCounter());
        }
        var count = data.getAuthenticatorData().getSignCount();
        return passkeys.used(passkey.id(), count) ? new Shown.By(passkey) : new Shown.CountedBack(passkey, count);
    }

    /** Neither how its device is made nor whether it keeps a copy elsewhere was asked. */
    private CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                passkey.count(),
                keys.convert(passkey.publicKey().bytes()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private static ServerProperty server(Site site, Challenge challenge) {
        return ServerProperty.builder()
                .origins(site.allowed())
                .rpId(site.name())
                .challenge(challenge)
                .build();
    }
}
