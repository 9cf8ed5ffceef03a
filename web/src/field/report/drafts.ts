import { localPhotos } from '../outbox/waiting';
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
  const own = (await (await database()).getAll('drafts')).filter((one) => one.account === account && !one.stepOf);
  return Promise.all(own.sort((a, b) => b.changedAt.localeCompare(a.changedAt)).map(opened<ReportDraft>));
}

/** The photos of all drafts on this phone, whoever began them. */
export async function draftPhotos(): Promise<Set<string>> {
  const all = await (await database()).getAll('drafts');
  const photos = await Promise.all(all.map(async (one) => (one.stepOf ? photosOf(await opened<StepDraft>(one)) : (await opened<ReportDraft>(one)).photos)));
  return new Set(photos.flat());
}

export async function draft(id: string, account: string): Promise<ReportDraft | undefined> {
  const kept = await (await database()).get('drafts', id);
  return kept?.account === account ? opened<ReportDraft>(kept) : undefined;
}

export async function dropDraft(id: string): Promise<void> {
  await (await database()).delete('drafts', id);
}

/** What was answered so far of a step of a case: whoever was called away goes on with it. A case has one at a time. */
export interface StepDraft {
  step: string;
  answers: Record<string, unknown>;
}

const stepId = (of: string) => `step ${of}`;
const photosOf = (one: StepDraft) => localPhotos({ fields: one.answers, attachments: [] });

export async function keepStep(account: string, of: string, draft: StepDraft): Promise<void> {
  const content = await sealValue(await ownKey(keptKey), draft);
  await (await database()).put('drafts', { id: stepId(of), stepOf: of, account, changedAt: new Date().toISOString(), content });
}

export async function keptStep(account: string, of: string): Promise<StepDraft | undefined> {
  const kept = await (await database()).get('drafts', stepId(of));
  return kept?.account === account ? opened<StepDraft>(kept) : undefined;
}

export const dropStep = (of: string): Promise<void> => dropDraft(stepId(of));

/** Steps that nobody went on with: their case may be with somebody else by now. */
export async function forgetStepsBefore(moment: string): Promise<void> {
  const db = await database();
  const old = (await db.getAll('drafts')).filter((one) => one.stepOf && one.changedAt < moment);
  await Promise.all(old.map((one) => db.delete('drafts', one.id)));
}

async function opened<T>(kept: Draft): Promise<T> {
  return openValue<T>(await ownKey(keptKey), kept.content);
}
