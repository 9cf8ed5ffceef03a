package org.minqing.access.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.minqing.access.RoleVerbs;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Verb;
import org.minqing.access.session.Accounts.Account;
import org.minqing.kernel.Actor;
import org.minqing.kernel.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * In a new city nobody can sign in, and so nobody can invite anybody. As long as that is so, each start writes a one-time
 * code for the first who keeps accounts into a file of the data folder that its owner alone may read.
 */
@Component
class FirstKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(FirstKeeper.class);

    private final Accounts accounts;
    private final Invitations invitations;
    private final RoleVerbs roles;
    private final SampleAccounts samples;
    private final Path file;

    FirstKeeper(
            Accounts accounts, Invitations invitations, RoleVerbs roles, SampleAccounts samples, Settings settings) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.roles = roles;
        this.samples = samples;
        this.file = settings.data().resolve("first-administrator");
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        var keepers = samples.on() ? List.<Account>of() : accounts.holding(roles.rolesWith(Verb.ADMIN_ACCOUNTS));
        try {
            Files.deleteIfExists(file);
            if (!keepers.isEmpty()
                    && keepers.stream().allMatch(keeper -> keeper.passwordHash().isEmpty())) {
                write(keepers.getFirst());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Account keeper) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var invitation = invitations.make(keeper, Actor.SYSTEM);
        Files.write(
                file,
                List.of(
                        "name=" + keeper.signInName(),
                        "code=" + invitation.code().text(),
                        "until=" + invitation.expiresAt()));
        LOG.warn("Nobody who keeps accounts can sign in yet. {} holds a one-time code for the first of them.", file);
    }
}
