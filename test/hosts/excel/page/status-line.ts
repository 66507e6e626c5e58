// The status line: what the workbook is doing now, or why what its user asked for last failed.
import type { Ledger } from '../ledger/ledger.ts'

const LOOK_EVERY_MS = 200
const FAILURE_STAYS_MS = 15_000

export interface StatusLine {
  /** Shown until it is done, or has failed. */
  begin(sentence: string): void
  done(): void
  /** Shown for a while, or until something else is begun. */
  fail(sentence: string): void
}

export function keepStatus(line: HTMLElement, ledger: Ledger): StatusLine {
  let notice: string | undefined
  let forgetting: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    const text = notice ?? calculationsOf(ledger)
    if (line.textContent === text) return
    line.textContent = text
    line.title = text
  }
  const notify = (sentence: string | undefined, isFailure: boolean): void => {
    notice = sentence
    clearTimeout(forgetting)
    if (isFailure) forgetting = setTimeout(notify, FAILURE_STAYS_MS, undefined, false)
    line.classList.toggle('failed', isFailure)
    show()
  }
  show()
  // The ledger tells nobody when it changes: it is written to at every call.
  setInterval(show, LOOK_EVERY_MS)
  return {
    begin: (sentence) => notify(sentence, false),
    done: () => notify(undefined, false),
    fail: (sentence) => notify(sentence, true),
  }
}

function calculationsOf({ calls }: Ledger): string {
  const pending = calls.filter(({ outcome }) => outcome === 'pending').length
  if (pending === 0) return 'Ready'
  return pending === 1 ? '1 calculation pending' : `${pending} calculations pending`
}
