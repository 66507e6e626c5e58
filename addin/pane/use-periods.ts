// The periods that are offered. Runs are published while the pane is open: they are asked for again when somebody comes back
// to it after some time, and after a refresh. Those that are known stay until newer ones are there.
import { useCallback, useEffect, useRef } from 'react'
import type { Desk, PeriodChoice } from '../desk/desk.ts'
import type { SessionState } from '../session/session.ts'
import { type Loaded, useLoaded } from './work/use-loaded.ts'

const OLD_MS = 60_000

export type Periods = Loaded<readonly PeriodChoice[]> & {
  /** Those that are known, or else those being read now. */
  readonly whenRead: () => Promise<readonly PeriodChoice[]>
  /** Asks again once some time has passed. */
  readonly renew: () => void
}

export function usePeriods(desk: Desk, session: SessionState): Periods {
  const account = session.state === 'signed in' ? session.account : null
  const known = useRef<{ readonly of: string | null; readonly periods: readonly PeriodChoice[] } | null>(null)
  const reading = useRef<Promise<readonly PeriodChoice[]> | null>(null)
  const askedAt = useRef(0)

  const read = async (): Promise<readonly PeriodChoice[]> => {
    askedAt.current = Date.now()
    try {
      const periods = await desk.periods()
      known.current = { of: account, periods }
      return periods
    } catch (error) {
      if (known.current === null || known.current.of !== account) throw error
      return known.current.periods
    }
  }
  const load = (): Promise<readonly PeriodChoice[]> => {
    const started = read()
    reading.current = started
    return started
  }
  const loaded = useLoaded(account === null ? null : load, account ?? '')
  const { value, reload } = loaded
  const renew = useCallback(() => {
    if (Date.now() - askedAt.current >= OLD_MS) reload()
  }, [reload])
  useEffect(() => {
    window.addEventListener('focus', renew)
    return () => window.removeEventListener('focus', renew)
  }, [renew])
  return { ...loaded, renew, whenRead: async () => value ?? reading.current ?? load() }
}
