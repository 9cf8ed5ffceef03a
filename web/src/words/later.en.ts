import type { Words } from './zh';

/** The pages that have a place in the frame and are not open yet. */
export const later: Words['later'] = {
  notOpen: 'Not open yet',
  will: 'What will be here',
  meanwhile: 'What to do meanwhile',
  inUse: 'Scenarios in use now',
  version: (version) => `version ${version}`,
  pages: {
    'report-card': {
      open: 'Report card',
      title: 'Report card',
      lead: 'How a place did in a span of time, with dates and definitions. It is not there yet, so not one figure stands here.',
      will: [
        'Every figure with its definition and date; numerator and denominator open their lists',
        'Beside each share done in time, the share that a sample found truly solved',
        'Areas are not put in an order, and nothing is judged by fewer than 30 cases',
      ],
      meanwhile: [
        'See how many cases there are now: map, sums and the four numbers',
        'See what was reported in the last 30 days, and take it out to check',
        'See how far tasks are in each area',
      ],
    },
    studio: {
      open: 'Studio',
      title: 'Scenario studio',
      lead: 'Scenarios will be written here: what is asked, who does it, until when, with what evidence. It is not there yet; administrators write them in the city folder.',
      will: [
        'A form and a flow, drawn as the picture that is also the definition',
        'A trial on last month’s cases before it is published; older cases end under their own version',
        'Every fault with its place, and nothing published before it is mended',
      ],
      meanwhile: [
        'To change a scenario, tell the administrators what should change',
        'They change its file and check it with ./minqing check',
        'The language is described in docs/scenario-language.md',
      ],
    },
  },
};
