import type { PatrolWords } from './patrol.zh';

export const patrol: PatrolWords = {
  title: 'Patrol',
  begin: 'Begin',
  end: 'End patrol',
  since: (at) => `On patrol since ${at}`,
  reading: 'Your place is read until you end it. It stays on this phone.',
  before: (days) => `Your place is read only after you begin. It stays on the phone and goes after ${days} days.`,
  beforeCodes: 'Your place is read only after you begin. Without a PIN only the grids are noted.',
  own: 'My patrols',
  onlyHere: 'Only you can see this, on this phone. Nothing is sent, measured or compared.',
  noWay: 'Without a PIN your way is not kept, only the grids.',
  none: 'There is no patrol on this phone.',
  from: (begun, ended) => (ended ? `${begun} to ${ended}` : `Since ${begun}, not ended`),
  way: 'Sketch of your way',
  deleted: (at) => `Deleted by itself ${at}`,
  drop: 'Delete now',
  elsewhere: 'On patrol, your place is read',
  see: 'To the end of it',
};
