package org.minqing.attachment;

import org.minqing.kernel.ProblemException;

/**
 * A piece of a photo that is on its way: where in the photo it begins, how long the whole photo is, and the bytes. It has at
 * least one byte and lies within the photo.
 */
public record Piece(int from, int of, byte[] bytes) {

    public Piece {
        if (of > Photo.MOST_BYTES) {
            throw new ProblemException(AttachmentProblem.TOO_LARGE);
        }
        if (of < 1 || from < 0 || bytes.length == 0 || bytes.length > of - from) {
            throw new ProblemException(AttachmentProblem.NOT_THIS_PIECE);
        }
    }

    @Override
    public String toString() {
        return "Piece[%d bytes from %d of %d]".formatted(bytes.length, from, of);
    }
}
