import { uuidV7 } from '../../view/uuid';
import { database, ownKey, type KeptPhoto } from '../store/database';
import { keptKey, open, openValue, seal, sealValue } from '../store/sealing';
import { inOrder, localPhotos, type Body, type Refusal, type Waiting } from './waiting';

/** What its person wants to be done; the rest of what waits is made here. */
export type Intention = Pick<Waiting, 'account' | 'case' | 'kind' | 'scenario' | 'scenarioVersion' | 'action' | 'about' | 'number'> & { body: Body };

const key = () => ownKey(keptKey);

export async function waiting(): Promise<Waiting[]> {
  return inOrder(await (await database()).getAll('outbox'));
}

/** Keeps an intention. Only when this comes back has the phone got it, on disk; it throws where there is no room. */
export async function keep(intention: Intention, replaces?: string): Promise<Waiting> {
  const { body, ...told } = intention;
  const sealed = await sealValue(await key(), body);
  const photos = localPhotos(body);
  const tx = (await database()).transaction(['outbox', 'photos'], 'readwrite', { durability: 'strict' });
  const outbox = tx.objectStore('outbox');
  const [all, kept] = await Promise.all([outbox.getAll(), Promise.all(photos.map((id) => tx.objectStore('photos').get(id)))]);
  const replaced = all.find((one) => one.command === replaces);
  const one: Waiting = {
    ...told,
    command: uuidV7(),
    order: replaced?.order ?? Math.max(0, ...all.map((other) => other.order)) + 1,
    at: new Date().toISOString(),
    photos,
    bytes: kept.reduce((sum, photo) => sum + (photo?.size ?? 0), 0),
    body: sealed,
    way: 'waiting',
    tries: 0,
  };
  await Promise.all([outbox.put(one), replaced && outbox.delete(replaced.command), tx.done]);
  return one;
}

export async function bodyOf(one: Waiting): Promise<Body | undefined> {
  return one.body && openValue<Body>(await key(), one.body);
}

export async function keepPhoto(account: string, content: Blob): Promise<KeptPhoto> {
  const sealed = await seal(await key(), await content.arrayBuffer());
  const photo: KeptPhoto = { id: crypto.randomUUID(), account, type: content.type, size: content.size, content: sealed };
  const tx = (await database()).transaction('photos', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(photo), tx.done]);
  return photo;
}

export async function photo(id: string): Promise<KeptPhoto | undefined> {
  return (await database()).get('photos', id);
}

export async function photoContent(id: string): Promise<Blob | undefined> {
  const kept = await photo(id);
  return kept && new Blob([await open(await key(), kept.content)], { type: kept.type });
}

/** Photos that nothing names any more go: those that were taken away again, and those of what was thrown away. */
export async function sweepPhotos(ofDrafts: ReadonlySet<string>): Promise<void> {
  const tx = (await database()).transaction(['outbox', 'photos'], 'readwrite');
  const named = new Set((await tx.objectStore('outbox').getAll()).flatMap((one) => one.photos));
  const gone = (await tx.objectStore('photos').getAllKeys()).filter((id) => !named.has(id) && !ofDrafts.has(id));
  await Promise.all([...gone.map((id) => tx.objectStore('photos').delete(id)), tx.done]);
}

/** The server has a photo under this name. What is not asked for again is not uploaded again. */
export async function named(id: string, hash: string | undefined): Promise<void> {
  const tx = (await database()).transaction('photos', 'readwrite');
  const kept = await tx.store.get(id);
  const { hash: _, ...rest } = kept ?? { hash: '' };
  if (kept) await tx.store.put({ ...(rest as KeptPhoto), ...(hash && { hash }) });
  await tx.done;
}

/** The server took it: what was said and shown is with the server now, and goes from the phone. */
export async function taken(one: Waiting, answer: NonNullable<Waiting['answer']>): Promise<void> {
  const tx = (await database()).transaction(['outbox', 'photos'], 'readwrite', { durability: 'strict' });
  const { refusal: _, ...rest } = one;
  await Promise.all([
    tx.objectStore('outbox').put({ ...rest, way: 'sent', body: undefined, tries: one.tries + 1, answer }),
    ...one.photos.map((id) => tx.objectStore('photos').delete(id)),
    tx.done,
  ]);
}

export async function refused(one: Waiting, refusal: Refusal): Promise<void> {
  await change(one.command, (kept) => ({ ...kept, way: 'refused', tries: kept.tries + 1, refusal }));
}

export async function tried(one: Waiting, more: Pick<Waiting, 'anew' | 'arrived'> = {}): Promise<void> {
  await change(one.command, (kept) => ({ ...kept, tries: kept.tries + 1, ...more }));
}

/** Its person wants to decide later; what was done after it on the same case may go. */
export async function putAside(command: string): Promise<void> {
  await change(command, (kept) => ({ ...kept, way: 'aside' }));
}

/** Its person does not want it any more. */
export async function discard(command: string): Promise<void> {
  const tx = (await database()).transaction(['outbox', 'photos'], 'readwrite');
  const one = await tx.objectStore('outbox').get(command);
  await Promise.all([...(one?.photos ?? []).map((id) => tx.objectStore('photos').delete(id)), tx.objectStore('outbox').delete(command), tx.done]);
}

/** What arrived is remembered for a while, as codes and times, so that its person can look it up. */
export async function forgetSentBefore(moment: string): Promise<void> {
  const tx = (await database()).transaction('outbox', 'readwrite');
  for (let at = await tx.store.openCursor(); at; at = await at.continue()) {
    if (at.value.way === 'sent' && (at.value.answer?.at ?? moment) < moment) await at.delete();
  }
  await tx.done;
}

async function change(command: string, to: (kept: Waiting) => Waiting): Promise<void> {
  const tx = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const kept = await tx.store.get(command);
  if (kept) await tx.store.put(to(kept));
  await tx.done;
}
