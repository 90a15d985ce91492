import type { ReactNode } from 'react';
import type { Comparison } from '../../../../contract';
import { Head } from '../Head';

interface Props {
  comparison: Extract<Comparison, { view: 'accounts' }>;
  notices: ReactNode;
}

export const AccountsView = ({ comparison, notices }: Props) => (
  <>
    <Head title={comparison.view} about="" />
    {notices}
  </>
);
