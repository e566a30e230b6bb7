import { adviserOf, visibleFields, type AnswerFault, type Answers, type Consulted } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import type { Platform } from '#platform/runtime'

/** Has the sources that advise on a filing hold what was answered; what they call bad is a fault of that answer, with what they say of it. */
export async function takeAdvised(
  platform: Platform,
  { definition: { form } }: PublishedMatter,
  answers: Answers,
  about: Omit<Consulted, 'path' | 'answers'>,
): Promise<AnswerFault[]> {
  const faults: AnswerFault[] = []
  for (const name of visibleFields(form, answers)) {
    const field = form.fields[name]
    const found = field?.advice === undefined ? undefined : adviserOf(field.advice)
    if (!found) continue
    const { adviser, path } = found
    const asked = { ...about, path, answers }
    const advice = await (adviser.take?.(platform, asked) ?? adviser.advise(platform, asked))
    if (advice?.verdict === 'bad')
      faults.push({ field: name, code: 'advised', params: { says: advice.says } })
  }
  return faults
}
