import { published } from '../view/definitions';
import { sourceName } from '../view/sources';
import { named, w } from '../words';
import type { Listed } from './calls';

const FEW = 3;

type Part = keyof typeof w.value.listings.filters;

/** What a list was asked for, in words, and how many cases it told. */
export function filterWords(list: Listed): string {
  const { filters } = w.value.listings;
  const parts = (Object.keys(filters) as Part[]).flatMap((part) => {
    const codes = list.filter[part];
    return codes ? [filters[part](among(codes.map((code) => said(part, code))))] : [];
  });
  const where = list.areaNames ? named(list.areaNames, String(list.area)) : w.value.listings.range;
  return [where, ...parts, w.value.listings.most(list.most)].join(' · ');
}

/** A few by name; of many, as a list of all that is not over has, the first and how many. */
function among(names: string[]): string {
  return names.length > FEW ? w.value.listings.some(names[0]!, names.length) : names.join(w.value.due.and);
}

/** A code in words; of a state those of the first kind of case that has it. */
function said(part: Part, code: string): string {
  switch (part) {
    case 'scenario':
      return named(published.find((one) => one.id === code)?.names, code);
    case 'state':
      return named(published.flatMap((one) => one.states).find((one) => one.id === code)?.names, code);
    case 'source':
      return sourceName(code);
    case 'due':
    case 'need':
      return w.value.need.names[code as keyof typeof w.value.need.names] ?? code;
    default:
      return code;
  }
}
