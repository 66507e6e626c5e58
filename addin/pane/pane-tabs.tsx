// The pages of the pane as tabs, by the pattern of the W3C (ARIA Authoring Practices, Tabs with manual activation): one stop
// of the Tab key, arrows go along, Enter or Space shows. Two rows of four at 320 pixels, one where there is room. Fluent's
// own list of tabs puts hidden stops of the Tab key around itself, which axe refuses, and weighs 11 KB more.
import { mergeClasses } from '@fluentui/react-components'
import {
  ArrowSync20Regular,
  Beaker20Regular,
  Book20Regular,
  MathFormula20Regular,
  MoneyCalculator20Regular,
  SearchInfo20Regular,
  Settings20Regular,
  TableAdd20Regular,
} from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react'
import { PAGES, type PageName } from './pane-parts.ts'

export const PAGE_TITLES: Readonly<Record<PageName, { readonly tab: string; readonly heading: string }>> = {
  reports: { tab: 'Reports', heading: 'Insert a report' },
  figure: { tab: 'Figure', heading: 'Write figures into cells' },
  refresh: { tab: 'Refresh', heading: 'Refresh' },
  explain: { tab: 'Explain', heading: 'Explain a figure' },
  budget: { tab: 'Budget', heading: 'Budget' },
  'what-if': { tab: 'What-if', heading: 'What if' },
  workbook: { tab: 'Workbook', heading: 'This workbook' },
  settings: { tab: 'Settings', heading: 'Settings' },
}

const ICONS: Readonly<Record<PageName, ReactElement>> = {
  reports: <TableAdd20Regular />,
  figure: <MathFormula20Regular />,
  refresh: <ArrowSync20Regular />,
  explain: <SearchInfo20Regular />,
  budget: <MoneyCalculator20Regular />,
  'what-if': <Beaker20Regular />,
  workbook: <Book20Regular />,
  settings: <Settings20Regular />,
}

/** Where each key goes from the tab at an index. */
const KEYS: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  Home: () => 0,
  End: () => -1,
}

export const tabId = (page: PageName): string => `tab-${page}`
export const panelId = (page: PageName): string => `page-${page}`

export function PaneTabs({ page, onShow }: { page: PageName; onShow: (page: PageName) => void }) {
  const tabs = useRef<HTMLDivElement>(null)
  /** Where the arrows are; the page that is shown once the focus has left. */
  const [pointed, setPointed] = useState<PageName | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = PAGES.indexOf(pointed ?? page)
    const to = KEYS[event.key]?.(from)
    if (to === undefined) return
    event.preventDefault()
    const next = PAGES.at(to % PAGES.length) ?? page
    setPointed(next)
    tabs.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus()
  }
  return (
    <div
      ref={tabs}
      className="tabs"
      role="tablist"
      aria-label="Pages"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setPointed(null)}
    >
      {PAGES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={tabId(each)}
          className={mergeClasses('tab', each === page && 'tab-shown')}
          aria-selected={each === page}
          aria-controls={each === page ? panelId(each) : undefined}
          tabIndex={each === (pointed ?? page) ? 0 : -1}
          onClick={() => onShow(each)}
        >
          {ICONS[each]}
          {PAGE_TITLES[each].tab}
        </button>
      ))}
    </div>
  )
}
