/** What is asked of a window a second time. */
import { describe, expect, it, vi } from 'vitest';
import { askUntilAnswered } from './answered';

const never = (): Promise<never> => new Promise(() => undefined);
const AT_ONCE = 1;

describe('a window', () => {
  it('that answers is not asked again', async () => {
    const again = vi.fn(() => Promise.resolve());
    await askUntilAnswered(() => Promise.resolve(), again);
    expect(again).not.toHaveBeenCalled();
  });

  it('that never answers is asked again, and that answer counts', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const again = vi.fn(() => Promise.resolve());
    await askUntilAnswered(never, again, AT_ONCE);
    expect(again).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('that answers with a failure is not asked again', async () => {
    const again = vi.fn(() => Promise.resolve());
    const asked = askUntilAnswered(() => Promise.reject(new Error('closed')), again);
    await expect(asked).rejects.toThrow('closed');
    expect(again).not.toHaveBeenCalled();
  });
});
