/** What the server sends and takes, as docs/contract.md says it. Unknown members are ignored. */

export interface ProblemBody {
  code: string;
  title?: string;
  detail?: string;
  next?: string;
  errors?: { path: string; code: string; detail?: string }[];
  version?: number;
  entries?: JournalEntry[];
  /** The version in force, where a report was filled in on another one. */
  scenarioVersion?: string;
}

export interface Session {
  signedIn: boolean;
  /** What every change must carry: this header with this token; the token is empty while nobody is signed in. */
  header: string;
  token: string;
  sample: boolean;
  accounts?: SampleAccount[];
}

export interface SampleAccount {
  name: string;
  password: string;
  /** The role of the post, or `resident`. */
  post: string;
  area: string;
  postNames: Texts;
  areaNames: Texts;
}

export interface Me {
  account: string;
  signInName: string;
  name: string;
  posts: Post[];
  languages: string[];
  /** The time zone in which the city works (IANA). */
  zone: string;
}

export interface Post {
  id: string;
  role: string;
  name: string;
  names: Texts;
  level: string;
  area: string;
  areaName: string;
  areaNames: Texts;
  /** What it opens inside its areas. */
  verbs?: string[];
  /** Why one may act in a post that one does not hold, and until when. */
  forATime?: { id: string; verbs: string[]; via: string; until: string };
}

export interface Area {
  code: string;
  level: string;
  levelName: string;
  parent: string | undefined;
  /** The codes from the root down to this area. */
  chain: string[];
  name: string;
  /** Another body that runs the area, which is shown but not worked. */
  runBy?: string | null;
  synthetic: boolean;
  /** How many areas lie directly below. */
  children: number;
  /** What else the city's folder says of it, such as its households. */
  attributes: Record<string, string>;
}

export type Texts = Record<string, string>;

export interface Scenario {
  id: string;
  version: string;
  /** What it is for, as a code. */
  purpose?: string;
  /** Whether it works under an order of an emergency only. */
  underOrder?: boolean;
  names: Texts;
  /** What becomes of a report, in words for whoever makes it. */
  forResidents: Texts;
  retention: { id: string; names: Texts; keep: string }[];
  /** The fields of which nobody but whoever reported the case reads the answers. */
  reporterOnly: string[];
  form: FormField[];
  states: { id: string; kind: Kind; names: Texts; forReporter: Texts }[];
  actions: {
    id: string;
    names: Texts;
    from: string[];
    /** The state that it leads to; `back` for the one before. */
    to?: string;
    /** Who may take it, as the scenario writes it: `anyone`, `assignee`, `reporter`, or `role@level`. */
    by: string[];
    /** Nobody may take it who has taken one of these. */
    notAfter?: string[];
    waitsFor?: string[];
    calls?: { id: string }[];
    form: FormField[];
    guard?: Condition | null;
    bulk: boolean;
    /** The action that it takes back, for whoever took it and for so long. */
    undoes?: { action: string; withinMinutes: number } | null;
    /** Tasks that it opens, with the form of an answer and of a reason to decline. */
    opens?: { tasks: { id: string; names: Texts; form: FormField[]; reason: FormField[] }[] } | null;
  }[];
  mainLine: string[];
  /** The clocks, as far as pages speak of them. */
  deadlines: { id: string; names: Texts }[];
  /** Named regular expressions that the expressions of its forms use. */
  patterns?: Record<string, string>;
}

/** An expression, and what is said when it does not hold. */
export interface Condition {
  holds: string;
  words: Texts;
}

/** What a state means for lists, colours and figures: reported, in hand, being checked, answered, over. */
export const KINDS = ['new', 'work', 'check', 'answered', 'end'] as const;
export type Kind = (typeof KINDS)[number];

export interface FormField {
  id: string;
  type: 'text' | 'choice' | 'number' | 'decimal' | 'boolean' | 'date' | 'time' | 'photo' | 'group';
  required: boolean;
  open: boolean;
  names: Texts;
  hint?: Texts;
  options?: FieldOption[];
  /** Bounds: of a number, of the count of photos, or the longest text. */
  least?: number;
  most?: number;
  /** How many places a decimal number may have. */
  places?: number;
  /** The fields of each row of a group. */
  fields?: FormField[];
  section?: { id: string; names: Texts };
  /** Photos that must be on the case with this step, taken now or earlier. */
  evidence?: boolean;
  visibleWhen?: string;
  requiredWhen?: string;
  constraint?: Condition;
  computed?: string;
  /** What it asks about a person, why, and how long the answer is kept after the end of the case. */
  about?: { concept: string; names: Texts; why: Texts; keep?: string; then?: 'erase' | 'archive' };
}

export interface FieldOption {
  code: string;
  names: Texts;
  under?: FieldOption[];
}

/** A clock that runs; without `at` it stands still. */
export interface Due {
  clock: string;
  at?: string;
}

export interface CaseItem {
  id: string;
  number?: string;
  scenario: string;
  scenarioVersion: string;
  state: string;
  area: string;
  areaName?: string;
  reportedAt: string;
  changedAt: string;
  endedAt?: string;
  attributes: Record<string, unknown>;
  point?: { x: number; y: number };
  /** By which way it came in, where somebody took it in for another. */
  source?: string;
  assignee?: string;
  assigneeName?: string;
  version: number;
  /** The clocks that run, the nearest due time first. */
  due: Due[];
  sample?: boolean;
  imported?: boolean;
}

/** A way by which reports come in. */
export interface Source {
  code: string;
  names: Texts;
}

export interface CasePage {
  items: CaseItem[];
  next?: string | null;
  total: number;
  /** When the server said so: due times are read against its clock. */
  asOf: string;
}

export interface CasePoint {
  count: number;
  /** Only where nobody knows more than the area; such a feature has no geometry. */
  area?: string;
  id?: string;
  state?: string;
}

export interface Count {
  key: string;
  count: number;
}

export interface CaseDetail extends CaseItem {
  /** Answers that this person may see; a field that is kept from them is in `masked`. */
  fields: Record<string, unknown>;
  masked: string[];
  /** The exact place, for those who may know it. */
  place?: { x: number; y: number };
  tasks: CaseTask[];
  /** What the case waits for while others are asked. */
  joint?: { answered: number; needed: number; met: boolean; tasks: number[] };
  /** The cases that it opened. */
  called: CalledCase[];
  /** The case that opened it. */
  calledBy?: { case: string; caseNumber: string; scenario: string };
}

/** What one post was asked to do in joint work. */
export interface CaseTask {
  number: number;
  /** The action that opened it, and its kind in that action. */
  action: string;
  task: string;
  names: Texts;
  state: string;
  postName?: string;
  /** The department that was asked, as the form of the action names it. */
  department?: string;
  askedAt: string;
  due?: string;
  fields: Record<string, unknown>;
}

export interface CalledCase {
  number: number;
  scenario: string;
  case: string;
  caseNumber: string;
  /** What the caller knows of it: running, ended or refused. */
  state: string;
  /** Its state now, for those who may see it. */
  caseState?: string;
}

export interface JournalEntry {
  version: number;
  kind: string;
  action?: string;
  from?: string;
  to?: string;
  recordedAt: string;
  observedAt?: string;
  account?: string;
  post?: string;
  /** The post in words. */
  postName?: string;
  erased?: boolean;
  fields?: Record<string, unknown>;
  attachments?: string[];
  refusal?: string;
  /** What a clock said of the case. */
  reminder?: Reminder;
  /** The posts that it told, in words. */
  toldNames?: string[];
  /** The tasks that it opened, or the one to which something was done. */
  tasks?: number[];
}

export interface Reminder {
  clock: string;
  step: 'warn' | 'due' | 'escalate';
  due: string;
  told: string[];
  reporter: boolean;
}

/** A post that was looked at when somebody was sought for a case, and what came of it. */
export interface Considered {
  role: string;
  level: string;
  post?: string;
  postName?: string;
  standIn?: string;
  standInName?: string;
  result: string;
}

/** A search for an assignee: by which row of which table, and where it looked. */
export interface Look {
  version: number;
  action: string;
  at: string;
  by?: { table: string; row: number; asked: Record<string, string> };
  considered: Considered[];
}

/** “Not ours”, and what came of it; nothing did yet without `decided`. */
export interface Objection {
  version: number;
  at: string;
  byName?: string;
  decided?: { action: string; at: string; byName?: string; byTime: boolean; toName?: string };
}

/** Why a case is with the post that it is with. */
export interface Dispatch {
  assignee?: string;
  looks: Look[];
  objections: Objection[];
}

/** Until when, and why then. */
export interface Deadlines {
  clocks: ClockRun[];
  /** Rests on days that nobody has announced yet. */
  provisional: boolean;
  asOf: string;
}

/** One run of a clock. */
export interface ClockRun {
  clock: string;
  names: Texts;
  began: string;
  ended?: string;
  due?: string;
  /** As the scenario writes it, such as `5 working days`. */
  limit: string;
  row: number;
  because: Record<string, string>;
  source: Texts;
  unit: string;
  counted: number;
  /** Whether somebody compared the rule with its source. */
  checked: boolean;
  /** The clock that it lies in. */
  within?: string;
  /** `department` where it begins anew with each department that has the case. */
  per?: string;
  /** How its time can grow; with `askedBy` only when whoever has the case has asked for it. */
  moreTime?: { action: string; by: string; askedBy?: string; source: Texts };
  lines: DeadlineLine[];
  extensions: string[];
  /** Empty for those who have no work on the case. */
  held: Held[];
}

export interface DeadlineLine {
  from: string;
  to: string;
  counted: number;
  why: string;
  rule: string;
  source: string;
}

/** How long a post had the case while a clock ran; nobody had it where there is no post. */
export interface Held {
  post?: string;
  postName?: string;
  elapsedMinutes: number;
  workingMinutes: number;
  overdueMinutes: number;
}

export interface Offers {
  version: number;
  actions: Offer[];
  withheld?: { action: string; reason: string } | null;
  /** Where the case stands, for the expressions of the forms. */
  facts?: { state: string; round: number; level: string; sampled: string[] };
  /** What I may do with tasks of the case. */
  tasks: { task: number; action: string; form: FormField[] }[];
}

export interface Offer {
  action: string;
  names: Texts;
  form: FormField[];
}

export interface Answer {
  case: string;
  version: number;
  state: string;
}

export interface Upload {
  hash: string;
  type: string;
  size: number;
}
