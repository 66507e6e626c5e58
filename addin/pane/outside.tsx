// What stands in the place of the pane where it cannot work: outside of Excel, or where the functions did not load.
import { Link } from '@fluentui/react-components'
import { ADD_IN } from '../manifest/add-in.ts'
import { SITE_FILES } from '../manifest/site-files.ts'
import { FunctionList } from './pages/function-list.tsx'
import { Help } from './pages/help.tsx'
import type { PaneParts } from './pane-parts.ts'
import { Notice } from './shown/notice.tsx'
import { Statements } from './shown/statements.tsx'

export function Outside({ state }: { state: Exclude<PaneParts['state'], 'ready'> }) {
  return (
    <main className="page">
      {state === 'functions missing' ? (
        <Notice intent="error">
          The functions did not load. Close the workbook and open it again. If that does not help, remove the
          add-in and add it once more.
        </Notice>
      ) : (
        <Notice intent="info">
          This page belongs into Excel: on the Home tab choose <b>{ADD_IN.ribbon.buttonLabel}</b>.{' '}
          <Link inline href={`${SITE_FILES.help}#installing`}>
            How to install it
          </Link>
        </Notice>
      )}
      <FunctionList />
      <Help />
      <Statements />
    </main>
  )
}
