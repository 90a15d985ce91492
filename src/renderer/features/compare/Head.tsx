import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { leaveComparison } from '../../state/comparison';
import '../../ui/title.css';

interface Props {
  title: string;
  /** How much is compared, and how old it is. */
  about: ReactNode;
  /** What can be done with it; one primary button at most. */
  children?: ReactNode;
}

/** What is compared, and the way back from it. */
export const Head = ({ title, about, children }: Props) => (
  <header className="title" data-colour="blue">
    <Tooltip label="Back">
      <ActionIcon variant="subtle" color="gray" aria-label="Back" onClick={leaveComparison}>
        <IconArrowLeft size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
    <h1 className="title-label lk-cut lk-name" title={title}>
      {title}
    </h1>
    <span className="lk-dim lk-cut">{about}</span>
    <span className="title-gap" />
    {children}
  </header>
);
