// A sheet that was just written, and the way to it.
import type { SheetOfDesk } from '../../desk/planning/planning-desk.ts'
import { GoTo } from './go-to.tsx'
import { Notice } from './notice.tsx'

export function SheetMade({ what, made }: { what: string; made: SheetOfDesk }) {
  return (
    <div className="stack">
      <Notice intent="success">{sheetSaid(what, made)}</Notice>
      <GoTo to={made.address} label={`${what}, ${made.address}`} />
    </div>
  )
}

/** @param what for example `The budget sheet` */
export function sheetSaid(what: string, { sheet }: SheetOfDesk): string {
  return `${what} stands on the sheet ${sheet}.`
}
