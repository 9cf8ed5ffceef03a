import { Unreachable } from '../../api/http';
import { server } from '../../api/server';

/** On a good line a photo is one piece or a few; after a cut the pieces are small, so that the next cut costs little. */
const FIRST = 128 << 10;
const LEAST = 16 << 10;
const MOST = 512 << 10;

let length = FIRST;
/** How much of each photo the server had when it last answered. */
const reached = new Map<string, number>();

/**
 * Sends a photo piece by piece, and goes on where a cut ended the time before; the server's name of it once all of it is there.
 * The server's answer counts and not what was noted here: it may have taken a piece whose answer was lost, or begin again.
 */
export async function sendInPieces(id: string, content: Blob): Promise<string> {
  for (let setBacks = 0; ; ) {
    const from = reached.get(id) ?? 0;
    const { has, file } = await sendPiece(id, content, from);
    if (file) {
      reached.delete(id);
      return file.hash;
    }
    reached.set(id, has);
    if (has <= from && ++setBacks > 1) throw new Unreachable(`the server lets go of the pieces of ${id}`);
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
