/** What a key says on the desk. `g` waits for one more letter, and for no longer than a moment. */
export type Said = 'search' | 'help' | 'next' | 'previous' | 'back' | 'areas' | 'needs' | 'list' | 'map' | 'case' | 'wall';

const ALONE: Record<string, Said> = { '/': 'search', '?': 'help', j: 'next', k: 'previous', Escape: 'back' };
const AFTER_G: Record<string, Said> = { a: 'areas', n: 'needs', l: 'list', m: 'map', c: 'case', w: 'wall' };
const PATIENCE = 1_500;

type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export class Keys {
  private until = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** What the stroke means; `typing` where letters are text. */
  hear(stroke: Stroke, typing: boolean): Said | undefined {
    if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return undefined;
    if (typing) return stroke.key === 'Escape' ? 'back' : undefined;
    const second = this.now() < this.until;
    this.until = 0;
    if (second && AFTER_G[stroke.key]) return AFTER_G[stroke.key];
    if (stroke.key === 'g') this.until = this.now() + PATIENCE;
    return ALONE[stroke.key];
  }
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio)$/.test((target as HTMLInputElement).type));
