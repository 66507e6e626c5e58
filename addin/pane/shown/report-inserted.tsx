// A report that was just inserted: where it stands, and what does not add up in it.
import type { ReportInWorkbook } from '../../desk/desk.ts'
import { Notice, Warnings } from './notice.tsx'

export function ReportInserted({ report }: { report: ReportInWorkbook }) {
  return (
    <div className="stack">
      <Notice intent="success">{standing(report)}</Notice>
      <Warnings sentences={report.problems ?? []} />
    </div>
  )
}

export function reportSaid(report: ReportInWorkbook): string {
  return [standing(report), ...(report.problems ?? [])].join(' ')
}

function standing({ title, sheet }: ReportInWorkbook): string {
  return `${title} stands on the sheet ${sheet}.`
}
