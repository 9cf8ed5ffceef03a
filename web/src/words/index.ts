import { computed, ref, watchEffect } from 'vue';
import { speak } from '../api/http';
import type { Texts } from '../api/wire';
import { en } from './en';
import { zh, type Words } from './zh';

export type { Words };

/** The languages that the faces speak, each named in itself. */
export const LANGUAGES = [
  { tag: 'zh-CN', name: '中文' },
  { tag: 'en', name: 'English' },
] as const;

export type Language = (typeof LANGUAGES)[number]['tag'];

const KEY = 'minqing.language';
const TABLES: Record<Language, Words> = { 'zh-CN': zh, en };

function first(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export const language = ref<Language>(first());
export const w = computed(() => TABLES[language.value]);

// What an address names is asked for before the page is mounted: in this language already.
speak(language.value);

export function setLanguage(next: Language): void {
  language.value = next;
  localStorage.setItem(KEY, next);
}

/** Keeps the document and the server in the language of the page. */
export function followLanguage(): void {
  watchEffect(() => {
    speak(language.value);
    document.documentElement.lang = language.value;
    document.title = w.value.brand;
  });
}

/** The name that a definition gives in the language of the page, else in any language, else the id. */
export function named(texts: Texts | undefined, id: string): string {
  if (!texts) return id;
  const short = language.value.split('-')[0]!;
  return texts[language.value] ?? texts[short] ?? Object.values(texts)[0] ?? id;
}

/** The zone of the city's clocks; until the server has told it, that of the person's machine. */
const zone = ref<string>();

export function useZone(next: string): void {
  zone.value = next;
}

const clocks = computed(() => format({}));
const weekdays = computed(() => new Intl.DateTimeFormat(language.value, { weekday: 'short', timeZone: zone.value }));
const moments = computed(() => format({ month: '2-digit', day: '2-digit' }));

/** How moments are written in the language of the page, as the clocks in the city show them. */
export function written(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language.value, { timeZone: zone.value, ...options });
}

function format(more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return written({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...more });
}

/** 10-13 17:30, as the clocks in the city show it. */
export function moment(instant: string): string {
  const parts = Object.fromEntries(moments.value.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

/** 2026-10-13 17:30: a moment that may lie in another year. */
export function fullMoment(instant: string): string {
  const year = new Intl.DateTimeFormat('en-CA', { timeZone: zone.value, year: 'numeric' }).format(new Date(instant));
  return `${year}-${moment(instant)}`;
}

/** 周一 10-13 17:30: a moment with its day of the week. */
export function longMoment(instant: string): string {
  return `${weekdays.value.format(new Date(instant))} ${moment(instant)}`;
}

/** The day so many days before today in the city, as the server reads it: 2026-10-12. */
export function dayBefore(days: number): string {
  return dayOf(new Date(Date.now() - days * 86_400_000).toISOString());
}

/** 2026-10-13: the day of a moment in the city, as a field for days has it. */
export const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone.value, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));

/** 2026-10-12 周一: today in the city. */
export function today(at: Date): string {
  return `${dayBefore(0)} ${weekdays.value.format(at)}`;
}

export function clock(instant: Date): string {
  return clocks.value.format(instant);
}
