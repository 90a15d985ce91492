import { describe, expect, it, vi } from 'vitest';
import { lockIfIdle, secondsWithoutInput } from '../../src/main/lock/lock-if-idle';

const check = (idleSeconds: number, unlocked = true) => {
  const lock = vi.fn();
  const locked = lockIfIdle({
    isUnlocked: () => unlocked,
    idleMinutes: () => 10,
    idleSeconds: () => idleSeconds,
    lock,
  });
  return { locked, calls: lock.mock.calls.length };
};

describe('an idle Latchkey', () => {
  it('locks when there was no input for the minutes of the setting, and not before', () => {
    expect(check(599.9)).toEqual({ locked: false, calls: 0 });
    expect(check(600)).toEqual({ locked: true, calls: 1 });
  });

  it('is not idle while its window gets input that the system does not see, nor the other way round', () => {
    expect(secondsWithoutInput(3600, 2)).toBe(2);
    expect(secondsWithoutInput(2, 3600)).toBe(2);
    expect(secondsWithoutInput(null, 700)).toBe(700);
  });

  it('does not lock if it is locked already or has no passphrase', () => {
    expect(check(10_000, false)).toEqual({ locked: false, calls: 0 });
  });
});
