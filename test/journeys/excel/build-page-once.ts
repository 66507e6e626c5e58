// `node test/journeys/excel/build-page-once.ts <folder>`: builds the stand-in's page for every journey of a test run.
import { buildPage } from '../../hosts/excel/page/build-page.ts'

await buildPage(process.argv[2])
