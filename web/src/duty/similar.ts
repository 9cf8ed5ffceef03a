import type { CaseItem } from '../api/wire';

/** Open cases, those first that answer most of the form's choices the same way; the newest first among equals. */
export function nearFirst(items: readonly CaseItem[], answers: Record<string, unknown>): CaseItem[] {
  const alike = (item: CaseItem) => Object.entries(item.attributes).filter(([field, value]) => answers[field] === value).length;
  return [...items].sort((a, b) => alike(b) - alike(a) || b.reportedAt.localeCompare(a.reportedAt));
}
