// The pane as a whole: who is signed in, the tabs, the page that is shown, and what screen readers hear.
import { useCallback, useEffect, useState } from 'react'
import { type PaneContext, PaneProvider } from './pane-context.ts'
import { PanePages } from './pane-pages.tsx'
import { type CommandOutcome, PAGES, type PageName, type ReadyParts, type ShowRequest } from './pane-parts.ts'
import { PaneTabs } from './pane-tabs.tsx'
import { Notice, Warnings } from './shown/notice.tsx'
import { usePeriods } from './use-periods.ts'
import { useFocusAfterSignIn, useSession } from './use-session.ts'

export interface PaneAppProps {
  readonly parts: ReadyParts
  /** Hears what commands of the ribbon want to be seen. */
  readonly onShowRequest: (listener: (request: ShowRequest) => void) => () => void
}

type Counts = Readonly<Record<PageName, number>>

interface Shown {
  readonly page: PageName
  readonly visits: Counts
  readonly asked: Counts
  readonly outcome: CommandOutcome | null
}

const NEVER = Object.fromEntries(PAGES.map((page) => [page, 0])) as Counts
const AT_FIRST: Shown = { page: 'reports', visits: { ...NEVER, reports: 1 }, asked: NEVER, outcome: null }

const NOT_RECALCULATED: CommandOutcome = {
  kind: 'failed',
  sentence:
    'Excel did not recalculate: a cell may be in editing. Press Enter there, then refresh the figures.',
}

export function PaneApp({ parts, onShowRequest }: PaneAppProps) {
  const { desk, account, settings, recalculate } = parts
  const [{ page, visits, asked, outcome }, setShown] = useState(AT_FIRST)
  const [voice, setVoice] = useState({ sentence: '', turn: 0 })
  const session = useSession(desk)
  const isSignedIn = session.state === 'signed in'
  const periods = usePeriods(desk, session)
  const { reload, renew } = periods
  const [refreshes, setRefreshes] = useState(0)
  useFocusAfterSignIn(isSignedIn)

  const announce = useCallback(
    (sentence: string) => setVoice(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  )
  const noteRefresh = useCallback(() => {
    setRefreshes((before) => before + 1)
    reload()
  }, [reload])
  const show = useCallback(
    (to: PageName) => {
      setShown((before) => shownAt(before, to, null))
      renew()
    },
    [renew],
  )
  const askAnew = useCallback(() => {
    recalculate().catch(() => setShown((before) => ({ ...before, outcome: NOT_RECALCULATED })))
  }, [recalculate])
  useEffect(() => {
    return onShowRequest((request) => {
      if (request.outcome?.kind === 'done') {
        announce([request.outcome.sentence, ...(request.outcome.warnings ?? [])].join(' '))
        if (request.page === 'refresh') noteRefresh()
      } else renew()
      setShown((before) => {
        const next = shownAt(before, request.page, request.outcome)
        return request.outcome === null ? { ...next, asked: oneMore(before.asked, request.page) } : next
      })
    })
  }, [onShowRequest, announce, noteRefresh, renew])

  const context: PaneContext = {
    desk,
    account,
    settings,
    session,
    periods,
    refreshes,
    noteRefresh,
    askAnew,
    announce,
  }
  return (
    <PaneProvider value={context}>
      <main>
        <PaneTabs page={page} onShow={show} />
        {outcome !== null && (
          <div className="above">
            <Notice intent={outcome.kind === 'done' ? 'success' : 'error'}>{outcome.sentence}</Notice>
            <Warnings sentences={outcome.warnings ?? []} />
          </div>
        )}
        <PanePages page={page} visits={visits} asked={asked} />
      </main>
      <p role="status" className="unseen">
        {isSignedIn ? `${session.account} is signed in.` : 'Nobody is signed in.'}
      </p>
      <p role="status" className="unseen">
        {/* The same sentence twice is two sentences. */}
        <span key={voice.turn}>{voice.sentence}</span>
      </p>
    </PaneProvider>
  )
}

function shownAt(before: Shown, page: PageName, outcome: CommandOutcome | null): Shown {
  return { ...before, page, visits: oneMore(before.visits, page), outcome }
}

function oneMore(counts: Counts, page: PageName): Counts {
  return { ...counts, [page]: counts[page] + 1 }
}
