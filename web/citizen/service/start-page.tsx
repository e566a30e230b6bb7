import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import type { ActsForView, MatterView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  Banner,
  Button,
  formatDay,
  formatParts,
  Loading,
  PageTitle,
  ProblemState,
  RadioCards,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { useSession } from '../session.ts'
import { Crumbs } from '../shell/crumbs.tsx'
import { startText } from './service.text.ts'

const SELF = 'self'

/** Whom it is for; passed over where only oneself is possible. */
export function StartPage({ slug }: { readonly slug: string }) {
  const read = useRead('GET /api/v1/matters/:slug', { params: { slug } }, { staleMs: 300_000 })
  return (
    <div className="wrap narrow page">
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? <Choose matter={read.data} /> : null}
    </div>
  )
}

function Choose({ matter }: { readonly matter: MatterView }) {
  const t = useText(startText)
  const pick = usePick()
  const { person, actsFor } = useSession()
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<string>()
  const [tried, setTried] = useState(false)
  const begun = useRef(false)
  const open = useAct('POST /api/v1/filings', {
    onDone: (filing) => go(`/file/${filing.id}`, { replace: true }),
  })
  const eligible = actsFor.filter(
    (each) =>
      mayApply(matter, each.kind === 'firm' ? 'entity' : 'person') &&
      (each.matterCodes === null || each.matterCodes.includes(matter.slug)),
  )
  const self = mayApply(matter, 'person')
  const onlySelf = self && eligible.length === 0
  const start = (whom: string) =>
    open.mutate({ body: { slug: matter.slug, ...(whom === SELF ? {} : { subjectId: whom }) } })
  useEffect(() => {
    if (!onlySelf || begun.current) return
    begun.current = true
    start(SELF)
  })
  const detail = useActsForWords()
  if (onlySelf && !open.error) return <Opening />
  const choices = [
    ...(self && person ? [{ value: SELF, label: person.name, detail: t.me }] : []),
    ...eligible.map((each) => ({ value: each.subjectId, label: each.name, detail: detail(each) })),
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen) start(chosen)
  }
  return (
    <>
      <Crumbs steps={[{ path: `/services/${matter.slug}`, label: pick(matter.title) }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      {open.error ? <Banner look="bad">{pick(problemText(open.error))}</Banner> : null}
      {choices.length === 0 ? <Banner look="warn">{t.nobody}</Banner> : null}
      <form onSubmit={submit} noValidate>
        {choices.length > 0 ? (
          <RadioCards
            id="whom"
            legend={<span className="vh">{t.title}</span>}
            choices={choices}
            value={chosen}
            onChange={setChosen}
            error={tried && !chosen ? t.choose : undefined}
          />
        ) : null}
        <p className="small spaced">
          <Link href="/me/authorisations">{t.missing}</Link>
        </p>
        {choices.length > 0 ? (
          <Button type="submit" busy={open.isPending}>
            {open.isPending ? t.opening : t.goOn}
          </Button>
        ) : null}
      </form>
    </>
  )
}

function Opening() {
  const t = useText(startText)
  return (
    <>
      <p className="lead" role="alert">
        {t.opening}
      </p>
      <Loading />
    </>
  )
}

function useActsForWords(): (each: ActsForView) => string {
  const t = useText(startText)
  const language = useLanguage()
  return (each) =>
    formatParts(
      [t.kinds[each.kind], each.validTo ? t.until(formatDay(each.validTo, language)) : undefined],
      language,
    )
}

function mayApply(matter: MatterView, kind: 'person' | 'entity'): boolean {
  return matter.applicants.includes(kind)
}
