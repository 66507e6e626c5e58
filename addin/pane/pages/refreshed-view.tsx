// What came of a refresh, in a sentence; what could not be refreshed follows, a sentence each.
import type { RefreshOutcome } from '../../desk/desk.ts'
import { counted } from '../shown/in-words.ts'
import { Notice, Warnings } from '../shown/notice.tsx'

export function RefreshedView({ outcome }: { outcome: RefreshOutcome }) {
  return (
    <div className="stack">
      <Notice intent={outcome.problems.length === 0 ? 'success' : 'info'}>{refreshed(outcome)}</Notice>
      <Warnings sentences={outcome.problems} />
    </div>
  )
}

export function refreshed({ formulas, reports, changes, moreChanges, problems }: RefreshOutcome): string {
  const changed = changes.length + moreChanges
  const what = `${counted(formulas, 'formula')} and ${counted(reports, 'report')} refreshed.`
  const change = changed === 0 ? 'Nothing changed.' : `${counted(changed, 'figure')} changed.`
  const trouble = problems.length === 0 ? '' : ` ${counted(problems.length, 'problem')}.`
  return `${what} ${change}${trouble}`
}
