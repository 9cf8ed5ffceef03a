import { computed } from 'vue';
import { language, type Language } from '../../words';
import { en } from './en';
import { zh, type VillageWords } from './zh';

const TABLES: Record<Language, VillageWords> = { 'zh-CN': zh, en };

/** The words of this face, beside those that all faces share. */
export const v = computed(() => TABLES[language.value]);
