package org.minqing.access.passkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;

/**
 * A passkey as it is kept.
 *
 * @param credential what the device calls it, in letters as pages write it
 * @param publicKey the public half with the credential, as the standard writes them; the make of the device is left out
 * @param count how often its device says that it was used; zero for devices that do not count
 * @param name what its person calls it
 */
public record Passkey(
        UUID id,
        AccountId account,
        Letters credential,
        Letters publicKey,
        long count,
        String name,
        Instant createdAt,
        Optional<Instant> usedAt) {}
