/** The handler of report.make, which uses stored data only. */
import { fail, type reportOperations } from '../../../contract';
import { makeReport, type MadeReport } from '../../attention/make-report';
import { reportPage } from '../../attention/report-page';
import { writeTextFile } from '../../export';
import { resolveExportTarget } from './export-target';
import { requireInstances } from './require-instances';
import type { Handlers, HandlerServices } from './handler-types';

export const reportHandlers = ({
  workspace,
  profiles,
  comparing,
  desktop,
}: HandlerServices): Handlers<keyof typeof reportOperations> => {
  let last: { readonly at: number; readonly marks: MadeReport['marks'] } | null = null;
  return {
    'report.make': async ({ profileIds, since, tokenDays, remember, htmlFile }, context) => {
      const now = Date.now();
      if (since !== null && since >= now) fail('invalidRequest', 'This time is not in the past.');
      const store = await workspace.store();
      const chosen = new Set((await requireInstances(store, { profileIds })).map(({ id }) => id));
      const wanted = (await profiles.list()).filter(({ id }) => chosen.has(id));
      const target =
        htmlFile === null
          ? null
          : await resolveExportTarget({ file: htmlFile }, context, {
              desktop,
              workspace,
              of: 'inventory',
            });
      const { signal } = context;
      const compare = comparing.page.bind(comparing);
      const { report, marks } = await makeReport(
        store,
        wanted,
        { since, tokenDays },
        compare,
        signal,
        now,
      );
      // First: news that reached nobody are told again.
      if (target !== null) await writeTextFile(reportPage(report), target);
      if (remember) await store.saveReportMarks(marks);
      last = { at: report.at, marks };
      return { ...report, htmlFile: target?.file ?? null };
    },
    // Not a new report: that would take for told what was found meanwhile.
    'report.remember': async ({ at }) => {
      if (last?.at !== at) return fail('notFound', 'There is no such report, or a newer one.');
      await (await workspace.store()).saveReportMarks(last.marks);
      return { at };
    },
  };
};
