// What a workbook has beside its sheets: names, settings, XML, what it says of itself, and its protection.
import { CALCULATION_ENGINE } from './book/culture.ts'
import { CustomXmlPartCollection } from './book/custom-xml.ts'
import { DocumentProperties } from './book/document-properties.ts'
import { SettingCollection } from './book/settings.ts'
import { WorkbookProtection } from './book/workbook-protection.ts'
import { HostObject } from './host-object.ts'
import { WHOLE_WORKBOOK } from './names/name-records.ts'
import { NamedItemCollection } from './names/named-items.ts'

export abstract class WorkbookParts extends HostObject {
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.world, WHOLE_WORKBOOK)
  }

  get settings(): SettingCollection {
    return new SettingCollection(this.world)
  }

  get customXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.world)
  }

  get properties(): DocumentProperties {
    return new DocumentProperties(this.world)
  }

  get protection(): WorkbookProtection {
    return new WorkbookProtection(this.world)
  }

  get calculationEngineVersion(): number {
    return CALCULATION_ENGINE
  }
}
