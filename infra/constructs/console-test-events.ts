// Ready-made events for people in the console: those in functions/<name>/test-events/ as shareable test events, in the
// form in which the Lambda console saves them itself. (A schema `_<function>-schema` of OpenAPI 3, an example an event.)
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CfnSchema } from 'aws-cdk-lib/aws-eventschemas'
import type { Construct } from 'constructs'
import type { FunctionName } from '../functions.ts'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { TEST_EVENT_REGISTRY } from './test-event-registry.ts'

const FUNCTIONS_FOLDER = fileURLToPath(new URL('../../functions', import.meta.url))

/** The events of a function by their names, which are those of their files. */
export function testEventsOf(name: FunctionName): Record<string, unknown> {
  const folder = join(FUNCTIONS_FOLDER, name, 'test-events')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  )
}

export class ConsoleTestEvents extends CfnSchema {
  constructor(scope: Construct, id: string, stage: Stage, name: FunctionName) {
    const examples = Object.entries(testEventsOf(name)).map(([event, value]) => [event, { value }])
    super(scope, id, {
      registryName: TEST_EVENT_REGISTRY,
      schemaName: `_${physicalName(stage, name)}-schema`,
      type: 'OpenApi3',
      description: `Test events of ${physicalName(stage, name)}, from functions/${name}/test-events.`,
      content: JSON.stringify({
        openapi: '3.0.0',
        info: { version: '1.0.0', title: 'Event' },
        paths: {},
        components: { schemas: { Event: { type: 'object' } }, examples: Object.fromEntries(examples) },
      }),
    })
  }
}
