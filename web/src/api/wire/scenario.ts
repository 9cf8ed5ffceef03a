/** Scenarios, their forms and their words. */

export type Texts = Record<string, string>;

export interface Scenario {
  id: string;
  version: string;
  /** The class by which rights to its cases are given; absent in what a phone keeps. */
  scenarioClass?: string;
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
  /** The answer stands as a code on the place or thing, from where a phone may read it. */
  scan?: boolean;
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
