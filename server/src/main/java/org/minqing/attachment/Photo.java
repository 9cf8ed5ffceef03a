package org.minqing.attachment;

import org.minqing.kernel.ProblemException;

/** A photo as we keep it: without anything that a camera or a phone wrote beside the picture. */
record Photo(Kind kind, int width, int height, byte[] content) {

    static final int MOST_BYTES = 15 << 20;
    private static final long MOST_PIXELS = 64_000_000;
    private static final int LONGEST_SIDE = 20_000;

    /** What a photo can be. */
    enum Kind {
        JPEG("image/jpeg"),
        PNG("image/png"),
        WEBP("image/webp");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    Photo {
        if (width < 1 || height < 1) {
            throw new ProblemException(AttachmentProblem.BROKEN);
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new ProblemException(AttachmentProblem.TOO_MANY_PIXELS);
        }
    }

    /** Looks at the first bytes, never at a name or a header, and takes the picture alone. */
    static Photo from(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new ProblemException(AttachmentProblem.TOO_LARGE);
        }
        var bytes = new Bytes(file);
        if (bytes.startsWith(JpegCleaner.MAGIC)) {
            return new JpegCleaner(bytes).clean();
        }
        if (bytes.startsWith(PngCleaner.MAGIC)) {
            return new PngCleaner(bytes).clean();
        }
        if (bytes.startsWith(WebpCleaner.RIFF) && bytes.hasAt(8, WebpCleaner.WEBP)) {
            return new WebpCleaner(bytes).clean();
        }
        throw new ProblemException(AttachmentProblem.NOT_A_PHOTO);
    }
}
