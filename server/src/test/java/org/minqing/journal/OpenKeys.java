package org.minqing.journal;

import java.nio.file.Path;

/** Sealing and fingerprints over a keys folder of a test, without any store. */
public record OpenKeys(Sealing sealing, Fingerprints fingerprints) {

    public static OpenKeys in(Path folder) {
        var keys = new KeysFolder(folder);
        return new OpenKeys(new Sealing(new MasterKeys(keys)), new Fingerprints(keys));
    }
}
