import type { report as shape } from './report.zh';

export const report: typeof shape = {
  title: 'Report something',
  where: 'Where',
  whereHint: 'Click on the map',
  useCentre: 'Use the centre of the map',
  located: (grid) => `In ${grid}`,
  locating: 'Finding the grid…',
  outside: 'This place is outside the city. Please choose another one.',
  kind: 'What kind',
  send: 'Report',
  sending: 'Reporting…',
  waiting: 'It was not delivered. Your text is still here; sending it again will not make a second case.',
  needPlace: 'Please click a place on the map first.',
  draft: 'What is not sent stays here until you cancel.',
};
