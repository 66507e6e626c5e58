// Writes catalogue.json from the installed @types/office-js, for whoever raised its version:
// `node test/hosts/excel/members/generate.ts`
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readObjectModel } from './object-model.ts'
import { catalogueText } from './records.ts'

const declarations = fileURLToPath(import.meta.resolve('@types/office-js/index.d.ts'))
const model = readObjectModel(readFileSync(declarations, 'utf8'))
writeFileSync(new URL('catalogue.json', import.meta.url), catalogueText(model))

const classes = Object.values(model.classes)
const members = classes.reduce((count, each) => count + Object.keys(each.members).length, 0)
console.log(`${classes.length} classes, ${members} members, ${Object.keys(model.enums).length} enums`)
