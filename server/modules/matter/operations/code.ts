import { checkMatterCode, matterOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentDefinition, currentServices, findItem } from '../catalogue.ts'
import { isService } from '../matter.ts'
import { itemView, summaryView } from '../view.ts'

export const code = implement(matterOperations.code, async (act, { params }) => {
  const { database } = act.platform
  const checked = checkMatterCode(params.code)
  if (!checked.ok)
    throw new Problem('matter.code-invalid', {
      detail: checked.message.en,
      members: { reason: checked.reason, message: checked.message },
    })
  const {
    value,
    kind,
    catalogueCode,
    province,
    type,
    typeName,
    subject,
    subItem,
    creditCode,
    level,
    levelName,
    handling,
  } = checked
  const item = kind === 'catalogue' ? undefined : await findItem(database, value)
  const matter = item
    ? await currentDefinition(database, item.slug)
    : kind === 'catalogue'
      ? (await currentServices(database)).find(({ definition }) => definition.basicCode === value)
      : undefined
  return {
    code: value,
    kind,
    catalogueCode,
    province,
    type,
    typeName,
    subject,
    subItem,
    creditCode,
    level,
    levelName,
    handling,
    ...(matter && isService(matter) ? { matter: summaryView(matter.definition) } : {}),
    ...(item && matter && isService(matter) ? { item: itemView(item) } : {}),
  }
})
