import { describe, expect, test } from 'vitest';
import type { CaseItem } from '../src/api/wire';
import { Alarm } from '../src/duty/alarm';
import { nearFirst } from '../src/duty/similar';

const item = (id: string, reportedAt: string, attributes: Record<string, unknown>) => ({ id, reportedAt, attributes }) as CaseItem;

describe('the alarm', () => {
  function heardBy(may: () => boolean) {
    const heard = { sounds: 0, timers: new Map<number, () => void>() };
    const alarm = new Alarm({
      sound: async () => (may() ? ((heard.sounds += 1), true) : false),
      every: (then) => (heard.timers.set(1, then), 1),
      stop: (timer) => void heard.timers.delete(timer),
    });
    return { heard, alarm };
  }

  test('sounds at once and again until nothing is left to hear', async () => {
    const { heard, alarm } = heardBy(() => true);
    alarm.ring(true);
    alarm.ring(true);
    expect(heard.sounds).toBe(1);
    heard.timers.get(1)!();
    expect(heard.sounds).toBe(2);
    alarm.ring(false);
    expect(heard.timers.size).toBe(0);
  });

  test('says that it is silent where the browser keeps it so, until somebody lets it', async () => {
    let may = false;
    const { heard, alarm } = heardBy(() => may);
    alarm.ring(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(alarm.silent.value).toBe(true);
    may = true;
    await alarm.sound();
    expect(alarm.silent.value).toBe(false);
    expect(heard.sounds).toBe(1);
  });
});

describe('similar cases', () => {
  test('come in the order of what they have in common, then the newest', () => {
    const items = [
      item('old-other', '2026-01-01', { kind: 'waste', severity: 'urgent' }),
      item('new-other', '2026-01-03', { kind: 'waste', severity: 'ordinary' }),
      item('same', '2026-01-02', { kind: 'flood', severity: 'urgent' }),
    ];
    expect(nearFirst(items, { kind: 'flood' }).map((one) => one.id)).toEqual(['same', 'new-other', 'old-other']);
    expect(nearFirst(items, {}).map((one) => one.id)).toEqual(['new-other', 'same', 'old-other']);
  });
});
