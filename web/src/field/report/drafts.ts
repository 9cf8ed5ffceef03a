import { database, ownKey, type Draft } from '../store/database';
import { keptKey, openValue, sealValue } from '../store/sealing';
import type { Spot } from '../shift/ground';

/** A report while it is written: kept after every step, so that a call or an empty battery costs nothing. */
export interface ReportDraft {
  /** The case that it will be. */
  id: string;
  begunAt: string;
  photos: string[];
  at: Spot | undefined;
  /** By how many metres the phone may be wrong; nothing for a tap. */
  within: number | undefined;
  scenario: string;
  answers: Record<string, unknown>;
  /** The command that was refused and that this is another try of. */
  replaces: string | undefined;
  /** What the form of today asks otherwise than the one on which this was written, each with the reason. */
  asked?: Record<string, string>;
}

export async function keepDraft(account: string, draft: ReportDraft): Promise<void> {
  const content = await sealValue(await ownKey(keptKey), draft);
  await (await database()).put('drafts', { id: draft.id, account, changedAt: new Date().toISOString(), content });
}

export async function drafts(account: string): Promise<ReportDraft[]> {
  const own = (await (await database()).getAll('drafts')).filter((one) => one.account === account);
  return Promise.all(own.sort((a, b) => b.changedAt.localeCompare(a.changedAt)).map(opened));
}

/** The photos of all drafts on this phone, whoever began them. */
export async function draftPhotos(): Promise<Set<string>> {
  const all = await Promise.all((await (await database()).getAll('drafts')).map(opened));
  return new Set(all.flatMap((one) => one.photos));
}

export async function draft(id: string, account: string): Promise<ReportDraft | undefined> {
  const kept = await (await database()).get('drafts', id);
  return kept?.account === account ? opened(kept) : undefined;
}

export async function dropDraft(id: string): Promise<void> {
  await (await database()).delete('drafts', id);
}

async function opened(kept: Draft): Promise<ReportDraft> {
  return openValue<ReportDraft>(await ownKey(keptKey), kept.content);
}
