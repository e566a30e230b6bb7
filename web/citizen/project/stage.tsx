import { Link } from 'wouter'
import type { ProjectStage } from '#contract'
import { formatParts, Icon, LinkButton, useLanguage, usePick, useText, type IconName } from '#web/ui'
import { projectLegText, projectText } from './project.text.ts'

type Leg = ProjectStage['legs'][number]

const icons: Readonly<Record<ProjectStage['state'], IconName>> = {
  waiting: 'clock',
  open: 'right',
  running: 'clock',
  granted: 'tick',
  partly: 'info',
  refused: 'cross',
  ended: 'cross',
}

/** A stage: what it waits for or what to do now, who leads it, and each department's matter. */
export function Stage({ stage }: { readonly stage: ProjectStage }) {
  const t = useText(projectText)
  const pick = usePick()
  const language = useLanguage()
  const title = pick(stage.title)
  const missing = stage.missing.map((each) => t.ofStage(pick(each.stage), pick(each.leg)))
  const isToFile = stage.state === 'open'
  return (
    <li className={`stage ${stage.state}`}>
      <Icon name={icons[stage.state]} />
      <div>
        <h3>
          {stage.case?.id ? <Link href={`/cases/${stage.case.id}`}>{title}</Link> : title}
          <span className="state">{t[stage.state]}</span>
        </h3>
        <p className="note">
          {formatParts(
            [
              stage.unitName ? t.lead1(stage.unitName) : undefined,
              stage.used.days > 0 ? t.days(stage.used.days) : undefined,
            ],
            language,
          )}
        </p>
        {stage.state === 'waiting' ? <p>{t.missing(missing.join('、'))}</p> : null}
        {isToFile || stage.state === 'waiting' ? (
          <p className="note">{t.needs(stage.materials.map(pick).join('、'))}</p>
        ) : null}
        <ul className="stage-legs">
          {stage.legs
            .filter((leg) => leg.state !== 'skipped')
            .map((leg) => (
              <LegOf key={leg.name} leg={leg} isTold={stage.case !== null || leg.case !== null} />
            ))}
        </ul>
        {isToFile ? <LinkButton href={`/services/${stage.matter}/start`}>{t.file(title)}</LinkButton> : null}
      </div>
    </li>
  )
}

function LegOf({ leg, isTold }: { readonly leg: Leg; readonly isTold: boolean }) {
  const t = useText(projectText)
  const pick = usePick()
  const language = useLanguage()
  const states = useText(projectLegText)
  const title = pick(leg.title)
  const isAsked = leg.state === 'running' && leg.case?.turn === 'applicant'
  return (
    <li className={leg.state}>
      <span>
        {leg.case?.id ? <Link href={`/cases/${leg.case.id}`}>{title}</Link> : title}
        <small>
          {formatParts(
            [
              isTold ? (isAsked ? t.yourTurn : states[leg.state]) : undefined,
              leg.unitName ?? undefined,
              leg.used > 0 ? t.days(leg.used) : undefined,
            ],
            language,
          )}
        </small>
      </span>
      {leg.mayBegin ? (
        <LinkButton size="small" look="quiet" href={`/services/${leg.matter}/start`}>
          {t.ahead(title)}
        </LinkButton>
      ) : null}
      {isAsked && leg.case?.id ? (
        <LinkButton size="small" href={`/cases/${leg.case.id}/correct`}>
          {t.yourTurn}
        </LinkButton>
      ) : null}
    </li>
  )
}
