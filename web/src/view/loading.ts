import { shallowReactive } from 'vue';

/** A part of the page that is read from the server: what was read last stays visible while it is read again. */
export interface Part<T> {
  value: T | undefined;
  busy: boolean;
  cause: unknown;
}

export interface Reading<T> {
  part: Part<T>;
  /** Reads; an answer that a later reading has overtaken is dropped. */
  read: (ask: () => Promise<T>) => Promise<void>;
  forget: () => void;
}

export function reading<T>(): Reading<T> {
  const part = shallowReactive<Part<T>>({ value: undefined, busy: false, cause: undefined });
  let latest = 0;
  return {
    part,
    async read(ask) {
      const mine = ++latest;
      part.busy = true;
      try {
        const value = await ask();
        if (mine !== latest) return;
        part.value = value;
        part.cause = undefined;
      } catch (cause) {
        if (mine === latest) part.cause = cause;
      } finally {
        if (mine === latest) part.busy = false;
      }
    },
    forget() {
      latest++;
      Object.assign(part, { value: undefined, busy: false, cause: undefined });
    },
  };
}
