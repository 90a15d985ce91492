import { Button } from '@mantine/core';
import {
  readingLabel,
  readUnreadParts,
  unreadKey,
  useUnreadReading,
  type UnreadAccount,
  type UnreadPart,
} from '../../state/unread-parts';

interface Props {
  account: UnreadAccount;
  name: string;
  parts: readonly UnreadPart[];
}

/** Beside a value that was not read: what reading it costs, and the way to it. */
export function ReadUnreadButton({ account, name, parts }: Props) {
  const reading = useUnreadReading((state) => state.reading.has(unreadKey(account)));
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={reading}
      onClick={() => void readUnreadParts(account, name, parts)}
    >
      {readingLabel(parts)}
    </Button>
  );
}
