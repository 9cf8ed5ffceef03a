/** What this face uses of the browser's speech recognition. */
interface Recognition {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }> }) => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

interface Recognitions {
  new (): Recognition;
  available?(asked: { langs: string[]; processLocally: true }): Promise<string>;
}

/** Listening that somebody has begun. */
export interface Ear {
  stop(): void;
}

const recognitions = () => (globalThis as { SpeechRecognition?: Recognitions }).SpeechRecognition;

/**
 * Whether the phone itself turns speech of this language into words. A browser that would send what is said to somebody else's
 * machines counts as one that cannot.
 */
export async function hearsHere(language: string): Promise<boolean> {
  try {
    return (await recognitions()?.available?.({ langs: [language], processLocally: true })) === 'available';
  } catch {
    return false;
  }
}

/** Listens until it is stopped, the speaker stops or the phone gives up; `ended` tells whether something went wrong. */
export function listen(language: string, told: { heard(words: string): void; ended(wrong: boolean): void }): Ear {
  const ear = new (recognitions()!)();
  let wrong = false;
  Object.assign(ear, { lang: language, continuous: true, processLocally: true });
  ear.onresult = ({ resultIndex, results }) => {
    for (const one of Array.from(results).slice(resultIndex)) if (one.isFinal) told.heard(one[0].transcript);
  };
  ear.onerror = () => (wrong = true);
  ear.onend = () => told.ended(wrong);
  ear.start();
  return ear;
}
