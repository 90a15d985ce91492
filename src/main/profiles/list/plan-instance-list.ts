/** Compares a list of instances with those that are there. Pure. */
import {
  ProblemError,
  type InstanceListChange,
  type InstanceListLine,
  type Profile,
} from '../../../contract';
import { isSameName, toLookKey, toNameKey } from '../../../contract/text-folding';
import { isRefused, type ListEntry, type ReadEntry, type RefusedEntry } from './list-entries';

interface InstanceAddress {
  readonly origin: string;
  readonly instance: string;
}

/** `parseInstance` of the HTTP client, which is loaded on first use. Throws a ProblemError. */
type ParseInstance = (input: string) => InstanceAddress;

/** A label that an instance has, or a line before. */
interface TakenLabel {
  readonly label: string;
  readonly origin: string;
  readonly who: string;
}

/** No two labels have a key of both in common. */
const labelKeys = (label: string): string[] => [toNameKey(label), toLookKey(label)];

/** What each line would do, in the order of the list. */
export function planInstanceList(
  entries: readonly ReadEntry[],
  profiles: readonly Profile[],
  parseInstance: ParseInstance,
): InstanceListLine[] {
  const plan = new ListPlan(profiles, parseInstance);
  return entries.map((entry) => plan.add(entry));
}

class ListPlan {
  private readonly byOrigin: ReadonlyMap<string, Profile>;
  private readonly labels = new Map<string, TakenLabel>();
  private readonly lineOfOrigin = new Map<string, number>();

  constructor(
    profiles: readonly Profile[],
    private readonly parseInstance: ParseInstance,
  ) {
    this.byOrigin = new Map(profiles.map((profile) => [profile.origin, profile]));
    for (const { label, origin, instance } of profiles)
      this.take({ label, origin, who: `the instance ${instance}, which is there already` });
  }

  add(entry: ReadEntry): InstanceListLine {
    if (isRefused(entry)) return toRefusedLine(entry);
    const address = this.parse(entry);
    if ('reason' in address) return toRefusedLine(address);
    const { origin, instance } = address;
    const earlier = this.lineOfOrigin.get(origin);
    if (earlier !== undefined) {
      return toRefusedLine(refuse(entry, `It names the same instance as line ${earlier}.`));
    }
    const known = this.byOrigin.get(origin);
    const label = entry.label ?? known?.label ?? instance;
    // Two that look alike can be there since an earlier version: a label that stays is no new one.
    const other = label === known?.label ? null : this.findTaken(label, origin);
    if (other !== null) {
      const is = isSameName(label, other.label) ? 'is that' : 'looks the same as that';
      return toRefusedLine(refuse(entry, `Its label ${is} of ${other.who}.`));
    }
    this.lineOfOrigin.set(origin, entry.line);
    this.take({ label, origin, who: `line ${entry.line}` });
    const changes = known ? findChanges(known, entry) : [];
    return {
      ...entry,
      instance,
      origin,
      label,
      state: known === undefined ? 'new' : changes.length === 0 ? 'same' : 'changed',
      changes,
      reason: '',
      profileId: known?.id ?? null,
      needsToken: known === undefined || known.token === 'none',
    };
  }

  private take(taken: TakenLabel): void {
    for (const key of labelKeys(taken.label)) this.labels.set(key, taken);
  }

  private findTaken(label: string, origin: string): TakenLabel | null {
    const found = labelKeys(label).map((key) => this.labels.get(key));
    return found.find((taken) => taken !== undefined && taken.origin !== origin) ?? null;
  }

  private parse(entry: ListEntry): InstanceAddress | RefusedEntry {
    try {
      return this.parseInstance(entry.instance);
    } catch (error) {
      if (error instanceof ProblemError) return refuse(entry, error.problem.message);
      throw error;
    }
  }
}

const refuse = ({ line, label, instance }: ListEntry, reason: string): RefusedEntry => ({
  line,
  shown: label ?? instance,
  reason,
});

const toRefusedLine = ({ line, shown, reason }: RefusedEntry): InstanceListLine => ({
  line,
  instance: shown,
  origin: '',
  label: null,
  group: null,
  colour: null,
  guard: null,
  tokenFrom: null,
  state: 'refused',
  changes: [],
  reason,
  profileId: null,
  needsToken: false,
});

const findChanges = (profile: Profile, entry: ListEntry): InstanceListChange[] =>
  (['label', 'group', 'colour', 'guard'] as const).flatMap((what) => {
    const [before, after] = [profile[what], entry[what]];
    return after === null || after === before ? [] : [{ what, before, after }];
  });
