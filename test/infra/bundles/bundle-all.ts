// `node test/infra/bundles/bundle-all.ts <folder>`: every function bundled as it is deployed, into a folder of its name.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFunction } from '../../../infra/bundles/bundle-function.ts'
import { FUNCTIONS, type FunctionName } from '../../../infra/functions.ts'
import { BUNDLES_FILE } from './bundled.ts'

const [folder = ''] = process.argv.slice(2)
const bundles = (Object.keys(FUNCTIONS) as FunctionName[]).map((name) => bundleFunction(name, folder))
writeFileSync(join(folder, BUNDLES_FILE), JSON.stringify(bundles))
