/** What an export would write, asked anew whenever the choice changes. */
import { useEffect, useState } from 'react';
import type { ExportTable, Problem, RequestFor, ResponseFor } from '../../../contract';
import { call } from '../../api/client';

type Filter = NonNullable<RequestFor<'inventory.exportPreview'>['filter']>;
type Preview = ResponseFor<'inventory.exportPreview'>;

export function usePreview(table: ExportTable, filter: Filter) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Filters are small and plain: their text tells whether they are the same.
  const question = JSON.stringify(filter);
  useEffect(() => {
    const controller = new AbortController();
    const request = { table, filter: JSON.parse(question) as Filter };
    void call('inventory.exportPreview', request, { signal: controller.signal }).then((result) => {
      if (controller.signal.aborted) return;
      setPreview(result.ok ? result.value : null);
      setProblem(result.ok ? null : result.problem);
    });
    return () => {
      controller.abort();
    };
  }, [table, question]);
  return { preview, problem };
}
