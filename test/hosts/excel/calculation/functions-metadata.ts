// The metadata of custom functions, as an add-in ships it.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json

export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean
  readonly allowRepeatingParameters?: boolean
  readonly functions: readonly FunctionMetadata[]
  readonly enums?: readonly EnumMetadata[]
}

export interface FunctionMetadata {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly helpUrl?: string
  readonly parameters: readonly ParameterMetadata[]
  readonly result?: { readonly type?: string; readonly dimensionality?: string }
  readonly options?: FunctionOptions
}

export interface FunctionOptions {
  readonly cancelable?: boolean
  readonly requiresAddress?: boolean
  readonly requiresStreamAddress?: boolean
  readonly requiresParameterAddresses?: boolean
  readonly requiresStreamParameterAddresses?: boolean
  readonly stream?: boolean
  readonly volatile?: boolean
}

export interface ParameterMetadata {
  readonly name: string
  readonly description?: string
  readonly type?: string
  readonly cellValueType?: string
  readonly dimensionality?: string
  readonly optional?: boolean
  readonly repeating?: boolean
  readonly customEnumId?: string
}

export interface EnumMetadata {
  readonly id: string
  readonly type?: string
  readonly values: readonly {
    readonly name: string
    readonly stringValue?: string
    readonly numberValue?: number
  }[]
}
