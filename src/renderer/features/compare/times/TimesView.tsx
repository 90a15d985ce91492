import type { ReactNode } from 'react';
import type { Comparison } from '../../../../contract';
import { Head } from '../Head';

interface Props {
  comparison: Extract<Comparison, { view: 'accountThenAndNow' | 'instanceThenAndNow' }>;
  notices: ReactNode;
}

export const TimesView = ({ comparison, notices }: Props) => (
  <>
    <Head title={comparison.view} about="" />
    {notices}
  </>
);
