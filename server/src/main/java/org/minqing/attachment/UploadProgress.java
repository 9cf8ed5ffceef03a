package org.minqing.attachment;

import org.jspecify.annotations.Nullable;

/** How much of a photo is here, from its beginning on, and once all of it is, what it was taken in as. */
public record UploadProgress(int has, @Nullable StoredFile file) {}
