/** Labels and groups that do not show as they are written. */
import { expect, it } from 'vitest';
import { profileGroupSchema, profileLabelSchema } from '../../src/contract/profile';

it.each([
  ['a line break', 'Prod\nNear'],
  ['a tab', 'Prod\tNear'],
  ['a sign of a terminal', 'Prod\u001B[2J'],
  ['a line break of Unicode', 'Prod\u2028Near'],
  ['a sign that turns the direction', 'Prod\u202Eraen'],
  ['an isolate', 'Prod\u2066raen'],
])('%s in a label or group is refused', (_what, text) => {
  expect(profileLabelSchema.safeParse(text).success).toBe(false);
  expect(profileGroupSchema.safeParse(text).success).toBe(false);
});

it.each(['Production', 'Café Zürich', '東京 本番', 'عربي', '👩‍🚀 Space', ' padded '])(
  '%s is a label and a group',
  (text) => {
    expect(profileLabelSchema.safeParse(text).success).toBe(true);
    expect(profileGroupSchema.safeParse(text).success).toBe(true);
  },
);
