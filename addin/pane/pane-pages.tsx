// The page that is shown, and those that were: a page keeps what was filled in and what it is doing while another is
// looked at.
import { type ComponentType, useState } from 'react'
import { laterPage } from './later-page.tsx'
import { ExplainPage } from './pages/explain-page.tsx'
import { FigurePage } from './pages/figure-page.tsx'
import { RefreshPage } from './pages/refresh-page.tsx'
import { ReportsPage } from './pages/reports-page.tsx'
import { SettingsPage } from './pages/settings-page.tsx'
import { WorkbookPage } from './pages/workbook-page.tsx'
import { usePane } from './pane-context.ts'
import { PAGES, type PageName, type PageProps } from './pane-parts.ts'
import { PAGE_TITLES, panelId, tabId } from './pane-tabs.tsx'
import { SignIn } from './sign-in.tsx'

interface PageOfPane {
  readonly Page: ComponentType<PageProps>
  /** Without anybody signed in it shows what signs in, and nothing else. */
  readonly asksSignIn: boolean
}

const COMPONENTS: Readonly<Record<PageName, PageOfPane>> = {
  reports: { Page: ReportsPage, asksSignIn: true },
  figure: { Page: FigurePage, asksSignIn: true },
  refresh: { Page: RefreshPage, asksSignIn: true },
  explain: { Page: ExplainPage, asksSignIn: true },
  budget: {
    Page: laterPage(async () => (await import('./pages/budget-page.tsx')).BudgetPage),
    asksSignIn: true,
  },
  'what-if': {
    Page: laterPage(async () => (await import('./pages/what-if-page.tsx')).WhatIfPage),
    asksSignIn: true,
  },
  workbook: { Page: WorkbookPage, asksSignIn: false },
  settings: { Page: SettingsPage, asksSignIn: false },
}

export interface PanePagesProps {
  readonly page: PageName
  /** How often each page was shown; those that never were are not there yet. */
  readonly visits: Readonly<Record<PageName, number>>
  /** How often the ribbon asked each to begin. */
  readonly asked: Readonly<Record<PageName, number>>
}

export function PanePages({ page, visits, asked }: PanePagesProps) {
  const { session, account } = usePane()
  const [name, setName] = useState(account.sampleNames[0] ?? '')
  const isSignedOut = session.state === 'signed out'
  return PAGES.filter((each) => visits[each] > 0).map((each) => {
    const { Page, asksSignIn } = COMPONENTS[each]
    return (
      <div
        key={each}
        id={panelId(each)}
        className="page"
        role="tabpanel"
        aria-labelledby={tabId(each)}
        hidden={each !== page}
      >
        <h2 tabIndex={-1}>{PAGE_TITLES[each].heading}</h2>
        {isSignedOut && each === page && <SignIn name={name} onName={setName} />}
        <div className="page-body" hidden={isSignedOut && asksSignIn}>
          <Page visit={visits[each]} asked={asked[each]} />
        </div>
      </div>
    )
  })
}
