// Puts the pane into its page.
import { FluentProvider } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { ADD_IN } from '../manifest/add-in.ts'
import { Outside } from './outside.tsx'
import { PaneApp } from './pane-app.tsx'
import type { CommandOutcome, PageName, PaneParts, ShowRequest } from './pane-parts.ts'
import { usePaneTheme } from './theme.ts'

export interface MountedPane {
  /** For the ribbon: the page that a command leads to, with what came of it. */
  show(page: PageName, outcome?: CommandOutcome | null): void
}

/** @param root what it holds gives way to the pane */
export function mountPane(root: HTMLElement, parts: PaneParts): MountedPane {
  const listeners = new Set<(request: ShowRequest) => void>()
  const onShowRequest = (listener: (request: ShowRequest) => void): (() => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  createRoot(root).render(
    <Themed icon={document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? ''}>
      {parts.state === 'ready' ? (
        <PaneApp parts={parts} onShowRequest={onShowRequest} />
      ) : (
        <Outside state={parts.state} />
      )}
    </Themed>,
  )
  return {
    show: (page, outcome = null) => {
      for (const listener of listeners) listener({ page, outcome })
    },
  }
}

function Themed({ icon, children }: { icon: string; children: ReactNode }) {
  return (
    <FluentProvider theme={usePaneTheme()} className="pane">
      <header className="head">
        <img src={icon} width="24" height="24" alt="" />
        <h1>{ADD_IN.name}</h1>
      </header>
      {children}
    </FluentProvider>
  )
}
