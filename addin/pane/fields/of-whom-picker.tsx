// Whose figure it is: some measures are of tenants, some of the platform as a whole, some of either.
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { Scope } from '../../../shared/measures/measure.ts'
import type { TenantChoice } from '../../desk/desk.ts'
import { TenantPicker } from './tenant-picker.tsx'

export interface OfWhomPickerProps {
  readonly scope: Scope
  readonly isOfPlatform: boolean
  readonly onOfPlatform: (isOfPlatform: boolean) => void
  readonly tenants: readonly TenantChoice[]
  readonly onTenants: (tenants: readonly TenantChoice[]) => void
}

export function OfWhomPicker({ scope, isOfPlatform, onOfPlatform, tenants, onTenants }: OfWhomPickerProps) {
  return (
    <>
      {scope === 'both' && (
        <Field label="Of whom">
          <RadioGroup
            value={isOfPlatform ? 'platform' : 'tenants'}
            onChange={(_, { value }) => onOfPlatform(value === 'platform')}
          >
            <Radio value="tenants" label="Tenants" />
            <Radio value="platform" label="The platform as a whole" />
          </RadioGroup>
        </Field>
      )}
      {scope === 'platform' && <p className="quiet">This is a figure of the platform as a whole.</p>}
      {!isOfPlatform && <TenantPicker chosen={tenants} onChoose={onTenants} />}
    </>
  )
}
