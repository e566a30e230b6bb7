import { matterOperations, type MatterDefinition } from '#contract'
import { implement } from '#platform/http'
import { currentDefinitions } from '../catalogue.ts'
import { summaryView } from '../view.ts'

export const list = implement(
  matterOperations.list,
  async (act, { query: { applicant, department, text } }) => {
    const definitions = (await currentDefinitions(act.platform.database)).map(({ definition }) => definition)
    const wanted = definitions.filter(
      (definition) =>
        (!applicant || definition.applicants.includes(applicant)) &&
        (!department || definition.department === department) &&
        (!text || mentions(definition, text)),
    )
    return { matters: wanted.map(summaryView) }
  },
)

function mentions({ name, title, keywords, basicCode }: MatterDefinition, text: string): boolean {
  const asked = text.toLowerCase()
  return [name.zh, name.en, title.zh, title.en, basicCode, ...keywords].some((words) =>
    words.toLowerCase().includes(asked),
  )
}
