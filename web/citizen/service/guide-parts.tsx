import type { Citation, MatterView } from '#contract'
import { Link } from 'wouter'
import { formatParts, formatPeriod, Icon, LawLink, useLanguage, usePick, useText } from '#web/ui'
import { readGuide, saidByFacts, type GuideBlock } from './guide-words.ts'
import { guideText } from './service.text.ts'

interface LawProps {
  readonly matter: MatterView
  readonly onLaw: (citation: Citation) => void
}

export function Conditions({ matter, onLaw }: LawProps) {
  const t = useText(guideText)
  const pick = usePick()
  return (
    <section>
      <h2>{t.who}</h2>
      <ul className="ticks ruled">
        {matter.conditions.map((condition) => (
          <li key={condition.text.en}>
            <Icon name="tick" />
            <span>
              <b>{pick(condition.text)}</b>
              <small>
                <LawLink citation={condition.basis} onOpen={onLaw} />
              </small>
            </span>
          </li>
        ))}
      </ul>
      <GuideParagraphs matter={matter} />
    </section>
  )
}

/** What the guide's words add to the conditions: who may apply for whom. */
function GuideParagraphs({ matter }: { readonly matter: MatterView }) {
  const language = useLanguage()
  const who = readGuide(matter.guide[language])[0]
  const paragraphs = (who?.blocks ?? []).filter(
    (block) => block.kind === 'paragraph' && !/[：:]$/.test(block.text),
  )
  return paragraphs.map((block) => <Block key={JSON.stringify(block)} block={block} />)
}

/** 一件事: what is handled as one, by whom, in what order. */
export function Linked({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const pick = usePick()
  const language = useLanguage()
  const { linked } = matter
  if (linked.length === 0) return null
  const titleOf = (name: string) =>
    pick(linked.find((each) => each.name === name)?.title ?? { zh: name, en: name })
  return (
    <section>
      <h2>{t.linked(linked.length)}</h2>
      <p className="quiet">{t.linkedWords}</p>
      <ul className="ticks ruled">
        {linked.map((leg) => (
          <li key={leg.name}>
            <Icon name="tick" />
            <span>
              <b>
                <Link href={`/services/${leg.matter}`}>{pick(leg.title)}</Link>
                {leg.conditional ? <span className="tag">{t.linkedIf}</span> : null}
              </b>
              <small>
                {formatParts(
                  [
                    pick(leg.departmentName),
                    leg.after.length > 0 ? t.linkedAfter(leg.after.map(titleOf).join('、')) : undefined,
                  ],
                  language,
                )}
              </small>
            </span>
            <span className="src">
              {leg.handling === 'instant' ? t.atOnce : formatPeriod(leg.promised, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Materials({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const pick = usePick()
  const own = matter.materials.filter(({ held }) => held === undefined)
  if (matter.materials.length === 0) return null
  return (
    <section>
      <h2>{t.need}</h2>
      <p className="quiet">
        {own.length === 0 ? (
          <>
            {t.needNothing(matter.materials.length)}
            <b>{t.nothing}</b>
          </>
        ) : (
          t.needSome(matter.materials.length, own.length)
        )}
      </p>
      <ul className="ticks ruled">
        {[...own, ...matter.materials.filter(({ held }) => held !== undefined)].map((material) => (
          <li key={material.id} className={material.held ? 'held' : 'own'}>
            <Icon name={material.held ? 'tick' : 'file'} />
            <span>
              <b>
                {pick(material.name)}
                {material.required === 'when-applicable' ? (
                  <span className="tag">{t.whenApplicable}</span>
                ) : null}
              </b>
              {material.held ? null : <small>{pick(material.standard)}</small>}
            </span>
            {material.held ? (
              <span className="src">
                <Icon name="source" />
                {t.held(pick(material.held.label))}
              </span>
            ) : material.copies > 0 ? (
              <span className="src">{t.copies(material.copies)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The sections of the guide that only words can say. */
export function Words({ matter }: { readonly matter: MatterView }) {
  const language = useLanguage()
  return readGuide(matter.guide[language])
    .filter(({ heading }) => !saidByFacts.includes(heading))
    .map((section) => (
      <section key={section.heading}>
        <h2>{section.heading}</h2>
        {section.blocks.map((block) => (
          <Block key={JSON.stringify(block)} block={block} />
        ))}
      </section>
    ))
}

function Block({ block }: { readonly block: GuideBlock }) {
  if (block.kind === 'paragraph') return <p className="prose">{block.text}</p>
  if (block.kind === 'bullets') {
    return (
      <ul className="bullets">
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  }
  return (
    <ol className="numbered">
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  )
}

/** The rules by their names and bases, before anybody applies. */
export function Decision({ matter, onLaw }: LawProps) {
  const t = useText(guideText)
  const pick = usePick()
  const { rules } = matter
  if (!rules) return null
  const open = rules.params.filter(({ verified }) => !verified)
  return (
    <section>
      <h2>{t.howDecided}</h2>
      <p className="quiet">
        {matter.handling === 'instant' ? t.decidedBy(rules.checks.length) : t.checkedBy(rules.checks.length)}
      </p>
      <ul className="rules">
        {rules.checks.map((check) => (
          <li key={check.id}>
            <Icon name="info" />
            <div>
              <b>{pick(check.title)}</b>
            </div>
            <span className="basis">
              <LawLink citation={check.basis} onOpen={onLaw} />
            </span>
          </li>
        ))}
      </ul>
      {open.length > 0 ? (
        <details className="fold">
          <summary>
            {t.localRules}
            <Icon name="down" />
          </summary>
          <dl className="values">
            {open.map((parameter) => (
              <div key={parameter.id}>
                <dt>{pick(parameter.title)}</dt>
                <dd>
                  {Array.isArray(parameter.value) ? parameter.value.join('、') : String(parameter.value)}
                </dd>
                <dd className="note">{parameter.source}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  )
}

export function Laws({ matter, onLaw }: LawProps) {
  const t = useText(guideText)
  const pick = usePick()
  return (
    <section>
      <h2>{t.law}</h2>
      <ul className="law-list">
        {matter.legalBasis.map(({ citation, note }) => {
          const words = 'law' in citation ? matter.articles[citation.law]?.words : undefined
          return (
            <li key={JSON.stringify(citation)}>
              <LawLink citation={citation} onOpen={onLaw} />
              {note ? <p>{pick(note)}</p> : null}
              {words ? <blockquote lang="zh-CN">{words}</blockquote> : null}
            </li>
          )
        })}
      </ul>
      {t.chinese ? <p className="note">{t.chinese}</p> : null}
    </section>
  )
}

export function Deciders({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const pick = usePick()
  return (
    <section>
      <h2>{t.whoDecides}</h2>
      <p className="quiet">
        {matter.items.length === 1
          ? matter.items[0]?.unit.name
          : t.whoDecidesWords(pick(matter.departmentName))}
      </p>
      {matter.items.length > 1 ? (
        <details className="fold">
          <summary>
            {t.units(matter.items.length)}
            <Icon name="down" />
          </summary>
          <ul className="bullets">
            {matter.items.map((item) => (
              <li key={item.itemCode}>{item.unit.name}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
