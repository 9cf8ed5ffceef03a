import { ref, type Ref } from 'vue';
import { Unreachable } from '../api/http';
import { server } from '../api/server';
import { failure, type Failure } from '../view/failure';
import { uuidV7 } from '../view/uuid';
import { w } from '../words';

/** A report on its way, as its form shows it. */
export interface Sending {
  busy: Ref<boolean>;
  /** Whether the last try never reached an answer, so that the same may be sent again. */
  waiting: Ref<boolean>;
  fault: Ref<Failure | undefined>;
  /** What is wrong, by field. */
  faults: Ref<Record<string, string>>;
  /** The id of the new case; nothing when it was refused or not answered. */
  send: (content: object) => Promise<string | undefined>;
}

const NOTHING = { of: '', id: '', command: '', observedAt: '' };

/**
 * Sends reports. Case, command and moment belong to one intention: sent again after a lost answer, they make no second
 * case. Once it was answered, the same words are another report. `report` is how they reach the server.
 */
export function sending(report: (id: string, body: object) => Promise<unknown> = server.report): Sending {
  const busy = ref(false);
  const waiting = ref(false);
  const fault = ref<Failure>();
  const faults = ref<Record<string, string>>({});
  let intention = NOTHING;

  async function send(content: object): Promise<string | undefined> {
    const of = JSON.stringify(content);
    if (intention.of !== of) intention = { of, id: uuidV7(), command: uuidV7(), observedAt: new Date().toISOString() };
    busy.value = true;
    try {
      const { id, command, observedAt } = intention;
      await report(id, { command, ...content, observedAt });
      intention = NOTHING;
      waiting.value = false;
      return id;
    } catch (cause) {
      waiting.value = cause instanceof Unreachable;
      fault.value = failure(cause, w.value);
      faults.value = fault.value.fields;
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, waiting, fault, faults, send };
}
