// The ways to pin a workbook, in words, and a pin out of what was filled in.
import type { Pin } from '../../desk/desk.ts'

export type PinKind = Pin['kind']

export interface PinForm {
  readonly kind: PinKind
  /** As the field holds it, in UTC: `2026-11-05T09:00`. */
  readonly instant: string
  readonly runId: string
}

export const PIN_KINDS: readonly { readonly kind: PinKind; readonly label: string }[] = [
  { kind: 'newest', label: 'Newest: follows every run' },
  { kind: 'instant', label: 'As known at a moment' },
  { kind: 'run', label: 'One run' },
  { kind: 'closed', label: 'As closed' },
  { kind: 'restated', label: 'As restated after the close' },
]

const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A pin, or in a sentence what is still wanted. */
export function pinOf({ kind, instant, runId }: PinForm): Pin | string {
  if (kind === 'instant') {
    const at = new Date(`${instant}Z`)
    if (Number.isNaN(at.getTime())) return 'Fill in the day and the time, in UTC.'
    return { kind, instant: at.toISOString().replace(/\.000Z$/, 'Z') }
  }
  if (kind === 'run') {
    const id = runId.trim().toLowerCase()
    if (RUN_ID.test(id)) return { kind, runId: id }
    return 'A run id has 36 characters, such as 0b8ad3c2-5f3e-4c1a-9d57-2f1f6f0f3b11. PENGUIN.RUN shows it.'
  }
  return { kind }
}

export function formOf(pin: Pin, nowMs: number): PinForm {
  const instant = pin.kind === 'instant' ? pin.instant : new Date(nowMs).toISOString()
  return { kind: pin.kind, instant: instant.slice(0, 16), runId: pin.kind === 'run' ? pin.runId : '' }
}

export function pinInWords(pin: Pin): string {
  switch (pin.kind) {
    case 'newest':
      return 'This workbook is not pinned: it follows the newest run.'
    case 'instant':
      return `This workbook is pinned to what was known at ${pin.instant}.`
    case 'run':
      return `This workbook is pinned to run ${pin.runId}.`
    case 'closed':
      return 'This workbook is pinned to closed figures.'
    case 'restated':
      return 'This workbook is pinned to restated figures.'
  }
}
