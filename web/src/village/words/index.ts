import { computed } from 'vue';
import { language, type Language } from '../../words';
import { en } from './en';
import { ownEn } from './own.en';
import { ownZh, type OwnWords } from './own.zh';
import { zh, type VillageWords } from './zh';

const TABLES: Record<Language, VillageWords & OwnWords> = { 'zh-CN': { ...zh, ...ownZh }, en: { ...en, ...ownEn } };

/** The words of this face, beside those that all faces share. */
export const v = computed(() => TABLES[language.value]);
