import { certificateResult, registerResult, registerService } from '#modules/case'
import { registerSource } from '#modules/form'
import { nameAdviser } from './advice.ts'
import { closeEntity } from './close.ts'
import { enterRegister } from './enter.ts'
import { businessLicence } from './licence.ts'
import { nameKinds } from './wanted.ts'

export { loadNaming } from './naming.ts'

registerSource(
  'enterprise-name',
  (path) =>
    (nameKinds as readonly string[]).includes(path)
      ? undefined
      : `names are judged of ${nameKinds.join(', ')}`,
  nameAdviser,
)
registerResult('business-licence', businessLicence)
/** The notice of a deregistration: a certificate of its matter, after which the entity is closed. */
registerResult('deregistration', { ...certificateResult, follow: 'enterprise.close' })
registerService('enterprise.enter', enterRegister)
registerService('enterprise.close', closeEntity)
