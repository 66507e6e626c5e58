// The metadata that Excel registers the functions by: made by Microsoft's tool from the JSDoc of functions.ts, and from
// enums written for it out of the catalogue. Runs when the add-in is built; nothing of it is shipped.
import { type IEnum, type IFunction, parseTree } from 'custom-functions-metadata'
import { ENUMS, type EnumValue } from './enums.ts'

export interface FunctionsMetadata {
  readonly allowCustomDataForDataTypeAny: true
  readonly functions: readonly IFunction[]
  readonly enums: readonly IEnum[]
}

/** What stands for the address of the help page in the sources. */
const HELP_PAGE = 'https://penguin.example/functions.html'

/**
 * @param source the text of functions.ts
 * @param helpPage the address of the page whose fragments (`#cost`) describe the functions
 * @throws Error with all that the tool finds wrong
 */
export function functionsMetadata(source: string, helpPage: string): FunctionsMetadata {
  const enums = Object.entries(ENUMS).map(([name, values]) => enumSource(name, values))
  const { functions, enums: found, extras } = parseTree(`${enums.join('\n')}\n${source}`, 'functions.ts')
  const errors = extras.flatMap((extra) => extra.errors)
  if (errors.length > 0) throw new Error(`functions.ts cannot be described to Excel: ${errors.join('; ')}`)
  return {
    // So the tool writes it: arguments may be data types, and so may results.
    allowCustomDataForDataTypeAny: true,
    functions: functions.map((described) => ({
      ...described,
      ...(described.helpUrl !== undefined && { helpUrl: described.helpUrl.replace(HELP_PAGE, helpPage) }),
    })),
    enums: found,
  }
}

/** House rules allow no enum in code that runs; the tool takes nothing else. */
function enumSource(name: string, values: readonly EnumValue[]): string {
  const members = values.map(({ id, tooltip }) => `  /** ${tooltip} */\n  ${id} = ${JSON.stringify(id)},`)
  return `/**\n * @customenum {string}\n */\nenum ${name} {\n${members.join('\n')}\n}`
}
