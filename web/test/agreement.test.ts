import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';
import type { components } from '../src/api/generated';
import type * as wire from '../src/api/wire';
import type * as tasks from '../src/tasks/wire';

type Schemas = components['schemas'];

/** True when the server's contract has every member that the pages rely on, else the names of those that it has not. */
type Agrees<Ours, Theirs> = [Exclude<keyof Ours, keyof Theirs>] extends [never] ? true : Exclude<keyof Ours, keyof Theirs>;

// Checked by the compiler: a member that the server renames or drops fails the build here.
const agreed: {
  session: Agrees<wire.Session, Schemas['SessionView']>;
  account: Agrees<wire.SampleAccount, Schemas['SampleAccountView']>;
  me: Agrees<wire.Me, Schemas['MeView']>;
  post: Agrees<wire.Post, Schemas['PostView']>;
  area: Agrees<wire.Area, Schemas['AreaView']>;
  scenario: Agrees<wire.Scenario, Schemas['ScenarioView']>;
  field: Agrees<wire.FormField, Schemas['FormView']>;
  option: Agrees<wire.FieldOption, Schemas['OptionView']>;
  item: Agrees<wire.CaseItem, Schemas['CaseItem']>;
  page: Agrees<wire.CasePage, Schemas['CasePageView']>;
  caseTask: Agrees<wire.CaseTask, Schemas['TaskView']>;
  called: Agrees<wire.CalledCase, Schemas['CalledView']>;
  due: Agrees<wire.Due, Schemas['CaseDueView']>;
  detail: Agrees<wire.CaseDetail, Schemas['CaseView']>;
  deadlines: Agrees<wire.Deadlines, Schemas['DeadlinesView']>;
  clockRun: Agrees<wire.ClockRun, Schemas['CaseClockView']>;
  line: Agrees<wire.DeadlineLine, Schemas['ClockLineView']>;
  held: Agrees<wire.Held, Schemas['HeldView']>;
  reminder: Agrees<wire.Reminder, Schemas['Reminder']>;
  entry: Agrees<wire.JournalEntry, Schemas['EntryView']>;
  offers: Agrees<wire.Offers, Schemas['OffersView']>;
  offer: Agrees<wire.Offer, Schemas['OfferView']>;
  count: Agrees<wire.Count, Schemas['Count']>;
  answer: Agrees<wire.Answer, Schemas['AnswerView']>;
  upload: Agrees<wire.Upload, Schemas['StoredFile']>;
  progress: Agrees<wire.UploadProgress, Schemas['UploadProgress']>;
  taskList: Agrees<tasks.TaskList, Schemas['DirectivePageView']>;
  taskItem: Agrees<tasks.TaskItem, Schemas['DirectiveItemView']>;
  task: Agrees<tasks.Task, Schemas['DirectiveView']>;
  tally: Agrees<tasks.Tally, Schemas['TallyView']>;
  ownArea: Agrees<tasks.OwnArea, Schemas['OwnAreaView']>;
  taskNode: Agrees<tasks.TreeNode, Schemas['DirectiveNodeView']>;
  taskAreas: Agrees<tasks.TaskAreas, Schemas['DirectiveAreasView']>;
  taskArea: Agrees<tasks.TaskArea, Schemas['DirectiveAreaView']>;
  taskLine: Agrees<tasks.TaskLine, Schemas['DirectiveLineView']>;
} = {
  session: true, account: true, me: true, post: true, area: true, scenario: true, field: true, option: true, item: true,
  page: true, due: true, detail: true, deadlines: true, clockRun: true, line: true, held: true, reminder: true, entry: true,
  offers: true, offer: true, count: true, answer: true, upload: true, progress: true, taskList: true, taskItem: true, task: true, tally: true,
  ownArea: true, taskNode: true, taskAreas: true, taskArea: true, taskLine: true, caseTask: true, called: true,
};

test('the generated types are those of the contract that is kept here', async () => {
  const contract = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');
  const generated = readFileSync(new URL('../src/api/generated.ts', import.meta.url), 'utf8');
  const now = astToString(await openapiTS(contract));
  // The command line puts a notice on top of the same text.
  expect(generated.endsWith(now), 'run npm run types').toBe(true);
  expect(Object.values(agreed).every((one) => one === true)).toBe(true);
});
