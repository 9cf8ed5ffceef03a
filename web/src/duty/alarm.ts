import { ref } from 'vue';

const EVERY = 3_000;
const TONES = [880, 660] as const;
const LENGTH = 0.22;

/** What the alarm needs of a browser: something that makes a sound, if it may, and something that comes back. */
interface Ends {
  sound: () => Promise<boolean>;
  every: (then: () => void, ms: number) => number;
  stop: (timer: number) => void;
}

let context: AudioContext | undefined;

/** Two tones; false when the browser keeps a page silent that nobody has touched yet. */
async function beep(): Promise<boolean> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await Promise.race([context.resume(), new Promise((late) => setTimeout(late, 200))]);
  if (context.state !== 'running') return false;
  TONES.forEach((tone, at) => {
    const from = context!.currentTime + at * LENGTH;
    const voice = context!.createOscillator();
    const loudness = context!.createGain();
    voice.frequency.value = tone;
    loudness.gain.setValueAtTime(0.25, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + LENGTH);
    voice.connect(loudness).connect(context!.destination);
    voice.start(from);
    voice.stop(from + LENGTH);
  });
  return true;
}

const browser: Ends = {
  sound: beep,
  every: (then, ms) => window.setInterval(then, ms),
  stop: (timer) => window.clearInterval(timer),
};

/** Sounds again and again until nothing is left that somebody must hear. */
export class Alarm {
  /** Whether the browser refused to sound; then the page says so, for a silent alarm is none. */
  readonly silent = ref(false);

  private timer: number | undefined;

  constructor(private readonly ends: Ends = browser) {}

  ring(wanted: boolean): void {
    if (wanted === (this.timer !== undefined)) return;
    if (!wanted) {
      this.ends.stop(this.timer!);
      this.timer = undefined;
      this.silent.value = false;
      return;
    }
    this.timer = this.ends.every(() => void this.sound(), EVERY);
    void this.sound();
  }

  /** Tries at once; after somebody has touched the page it may sound. */
  async sound(): Promise<void> {
    try {
      this.silent.value = !(await this.ends.sound());
    } catch {
      this.silent.value = true;
    }
  }
}
