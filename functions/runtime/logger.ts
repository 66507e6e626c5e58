// Structured logs: one line a fact. Never whole events, rows, tokens or connection strings.
import { Logger } from '@aws-lambda-powertools/logger'

export const logger = new Logger({ serviceName: process.env.POWERTOOLS_SERVICE_NAME ?? 'penguin-figures' })
