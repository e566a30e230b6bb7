import { ApiProblem } from '#web/api'
import { catalogue, Empty, formatFullDay, LinkButton, useLanguage, useText } from '#web/ui'

/** What is offered no more: since when, why, and what instead. */
export function Ended({ problem }: { readonly problem: ApiProblem }) {
  const t = useText(text)
  const language = useLanguage()
  const { since, why, instead, matter } = problem.members
  const other = isNamed(instead) ? instead : undefined
  const title = isWords(matter) ? matter[language] : ''
  return (
    <Empty
      isPage
      icon="clock"
      title={t.ended(title)}
      action={
        <LinkButton size="small" href={other ? `/services/${other.slug}` : '/services'}>
          {other ? t.instead(other.title[language]) : t.all}
        </LinkButton>
      }
    >
      {typeof since === 'string' ? t.since(formatFullDay(since, language)) : null}
      {typeof why === 'string' ? t.why(why) : null} {t.old}
    </Empty>
  )
}

interface Words {
  readonly zh: string
  readonly en: string
}

function isWords(value: unknown): value is Words {
  return value !== null && typeof value === 'object' && 'zh' in value && 'en' in value
}

function isNamed(value: unknown): value is { readonly slug: string; readonly title: Words } {
  return (
    value !== null && typeof value === 'object' && 'slug' in value && 'title' in value && isWords(value.title)
  )
}

const text = catalogue({
  ended: [(title: string) => `“${title}”已经停办`, (title: string) => `${title} is offered no more`],
  since: [(day: string) => `从${day}起不再受理。`, (day: string) => `Since ${day}.`],
  why: [(words: string) => `原因：${words}。`, (words: string) => ` Why: ${words}.`],
  old: ['已经受理的照常办完。', 'What was accepted before goes on.'],
  instead: [(title: string) => `改办：${title}`, (title: string) => `Instead: ${title}`],
  all: ['看别的事项', 'All services'],
})
