// What the add-in's page gets where it asks for office.js: as office.js does, it puts `Office` there at once and then loads
// the library for the host, which in turn is followed by what connects it.
import { libraryFile } from '../client/library-files.ts'
import { officeGlobals } from '../client/office-globals.ts'
import { CONNECT_PATH, LIBRARY_PATH } from './page-settings.ts'

const { world } = window.parent.excelHost
const globals = officeGlobals(world.host)
Object.assign(window, { Office: globals.office, excelOffice: globals })
// The scripts that follow in the page wait for these, as they wait for those of office.js.
for (const path of [`${LIBRARY_PATH}${libraryFile(world.host.platform)}`, CONNECT_PATH])
  document.write(`<script src="${path}"></script>`)
