import { computed } from 'vue';
import { language, type Language } from '../../words';
import { en } from './en';
import { zh, type FieldWords } from './zh';

const TABLES: Record<Language, FieldWords> = { 'zh-CN': zh, en };

/** The words of this face; those that all faces share are in `w`. */
export const f = computed(() => TABLES[language.value]);
