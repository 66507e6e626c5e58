// A page that is loaded when it is shown for the first time: nobody waits for it before.
import type { ComponentType } from 'react'
import { DeskFailure } from '../desk/desk.ts'
import type { PageProps } from './pane-parts.ts'
import { LoadFailure } from './shown/load-failure.tsx'
import { useLoaded } from './work/use-loaded.ts'

const NOT_LOADED =
  'This page did not load. Check your connection, then try again; if that does not help, close the workbook and open it again.'

/** @param load imports the page */
export function laterPage(load: () => Promise<ComponentType<PageProps>>): ComponentType<PageProps> {
  const loadOrSay = () =>
    load().catch((cause) => {
      throw new DeskFailure(NOT_LOADED, { cause })
    })
  return function LaterPage(props) {
    const loaded = useLoaded(loadOrSay, '')
    const Page = loaded.value
    return (
      <>
        <LoadFailure of={loaded} />
        {Page !== null && <Page {...props} />}
        {loaded.isLoading && Page === null && <p className="quiet">The page is loading.</p>}
      </>
    )
  }
}
