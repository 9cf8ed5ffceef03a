import { language, named, w } from '../words';
import type { LookLine } from './wire';

/** Who looked, as a person reads it: the area and the post, or the name of somebody who holds none. */
export function who(line: LookLine): string {
  const { role, areaNames, name, sharedBy } = line.by;
  if (!role) return name ?? w.value.looks.somebody;
  const office = `${named(areaNames, '')} ${named(role, '')}`.trim();
  return sharedBy ? w.value.sharing.looked(office, named(sharedBy, '')) : office;
}

/** What was shown. */
export function shown(line: LookLine): string {
  if (line.way === 'exported') return w.value.looks.exported;
  const fields = line.fields.map((field) => named(field.names, field.id));
  const all = line.everything ? [w.value.looks.everything, ...fields] : fields;
  return new Intl.ListFormat(language.value).format(all);
}
