// A function with nothing it does not need: bundled code, a role of exactly its grants, logs of its own as JSON with an
// end, traces. The table of functions says what each one is and may do.
import {
  type ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { definitionOf, type FunctionDefinition, type FunctionName, type StepName } from '../functions.ts'
import { physicalName } from '../names.ts'
import { authorityVariables, bundledCode } from './function-bundle.ts'
import { FunctionRole } from './function-role.ts'
import { type VariableSources, variablesOf } from './function-variables.ts'
import { statementsOf } from './grants.ts'
import { KeptLogs } from './kept-logs.ts'
import { networkStatement, placeInNetwork } from './platform-network.ts'

/** Without a version of their own, runs are recorded under the hash of the bundle that made them: this much of it. */
const HASH_CHARACTERS = 12

export interface FunctionSources extends Omit<VariableSources, 'codeVersion'> {
  /** A commit, where whoever deploys names one. */
  readonly codeVersion?: string | undefined
}

export class LeanFunction extends Construct {
  readonly definition: FunctionDefinition
  readonly lambda: LambdaFunction
  readonly logs: KeptLogs
  readonly role: FunctionRole

  constructor(scope: Construct, id: string, name: FunctionName | StepName, sources: FunctionSources) {
    super(scope, id)
    const { stage } = sources
    this.definition = definitionOf(name)
    const { entry, description, grants, readsPlatform = false, isAlone = false } = this.definition
    const network = readsPlatform ? stage.network : undefined
    this.logs = new KeptLogs(this, 'Logs', stage)
    const statements = [
      ...statementsOf(grants, sources),
      ...(network === undefined ? [] : [networkStatement()]),
    ]
    this.role = new FunctionRole(this, 'Role', statements, this.logs)
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: physicalName(stage, name),
      description,
      code: bundledCode(entry, stage, readsPlatform),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: this.definition.memoryMegabytes,
      timeout: Duration.seconds(this.definition.timeoutSeconds),
      role: this.role,
      tracing: Tracing.ACTIVE,
      logGroup: this.logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: stage.logs.level as ApplicationLogLevel,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_LOG_LEVEL: stage.logs.level,
        ...(readsPlatform && authorityVariables(stage)),
      },
      ...(network !== undefined && placeInNetwork(this, network)),
      ...(isAlone && stage.reservesConcurrency && { reservedConcurrentExecutions: 1 }),
    })
    const codeVersion = sources.codeVersion ?? this.bundleHash.slice(0, HASH_CHARACTERS)
    const variables = variablesOf(this.definition.variables, { ...sources, codeVersion })
    for (const [variable, value] of Object.entries(variables)) this.lambda.addEnvironment(variable, value)
  }

  /** Of everything that is deployed as this function's code. */
  private get bundleHash(): string {
    return (this.lambda.node.findChild('Code') as Asset).assetHash
  }
}
