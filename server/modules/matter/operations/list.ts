import { matterOperations, type ServiceItem } from '#contract'
import { implement } from '#platform/http'
import { currentServices } from '../catalogue.ts'
import { summaryView } from '../view.ts'

export const list = implement(
  matterOperations.list,
  async (act, { query: { applicant, department, text } }) => {
    const definitions = (await currentServices(act.platform.database)).map(({ definition }) => definition)
    const wanted = definitions.filter(
      (definition) =>
        (!applicant || definition.applicants.includes(applicant)) &&
        (!department || definition.department === department) &&
        (!text || mentions(definition, text)),
    )
    return { matters: wanted.map(summaryView) }
  },
)

function mentions({ name, title, keywords, basicCode }: ServiceItem, text: string): boolean {
  const asked = text.toLowerCase()
  return [name.zh, name.en, title.zh, title.en, basicCode, ...keywords].some((words) =>
    words.toLowerCase().includes(asked),
  )
}
