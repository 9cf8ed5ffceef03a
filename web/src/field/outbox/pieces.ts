import { server } from '../../api/server';

/** On a good line a photo is one piece or a few; after a cut the pieces are small, so that the next cut costs little. */
const FIRST = 128 << 10;
const LEAST = 16 << 10;
const MOST = 512 << 10;

let length = FIRST;
const reached = new Map<string, number>();

/** How much of a photo that is on its way the server had when it last answered. */
export const reachedOf = (id: string): number => reached.get(id) ?? 0;

/**
 * Sends a photo piece by piece, and goes on where a cut ended the time before; the server's name of it once all of it is there.
 * The server's answer counts and not what was noted here: it may have taken a piece whose answer was lost. One that has let go of
 * the pieces, or of several that take turns another one, is sent the photo whole.
 */
export async function sendInPieces(id: string, content: Blob): Promise<string> {
  for (;;) {
    const from = reachedOf(id);
    const { has, file } = await sendPiece(id, content, from);
    reached.set(id, has);
    const whole = file ?? (has <= from ? await server.attach(content, id) : undefined);
    if (!whole) continue;
    reached.delete(id);
    return whole.hash;
  }
}

async function sendPiece(id: string, content: Blob, from: number) {
  try {
    const piece = await content.slice(from, from + length).arrayBuffer();
    const answer = await server.attachPiece(id, from, content.size, piece);
    length = Math.min(MOST, length * 2);
    return answer;
  } catch (cause) {
    length = Math.max(LEAST, length / 4);
    throw cause;
  }
}
