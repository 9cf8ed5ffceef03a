import { Problem, Unreachable } from '../api/http';
import type { Words } from '../words';

/** What went wrong and what to do next, in two sentences. */
export interface Failure {
  what: string;
  next: string;
  fields: Record<string, string>;
}

export function failure(cause: unknown, words: Words): Failure {
  if (cause instanceof Problem) {
    return {
      what: cause.body.detail ?? cause.body.title ?? words.failure.refused,
      next: cause.body.next ?? words.failure.refusedNext,
      fields: Object.fromEntries((cause.body.errors ?? []).map((e) => [fieldOf(e.path), e.detail ?? e.code])),
    };
  }
  if (cause instanceof Unreachable) {
    return { what: words.failure.unreachable, next: words.failure.unreachableNext, fields: {} };
  }
  return { what: words.failure.unknown, next: words.failure.unknownNext, fields: {} };
}

function fieldOf(path: string): string {
  return path.replace(/^(\$\.?|\/)?(fields[./])?/, '');
}
