import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { tidy } from './words';

interface Props {
  label: string;
  about: string;
  words: readonly string[];
  /** Why words cannot be used; null when they can. */
  wrong: (words: readonly string[]) => string | null;
  onChange: (words: string[]) => void;
}

/** Some words; Enter or a comma ends one. What cannot be used is not taken, and says why. */
export function Words({ label, about, words, wrong, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TagsInput
      size="xs"
      label={label}
      placeholder={words.length === 0 ? about : ''}
      error={problem}
      value={[...words]}
      onChange={(given) => {
        const next = tidy(given);
        const told = wrong(next);
        setProblem(told);
        if (told === null) onChange(next);
      }}
    />
  );
}
