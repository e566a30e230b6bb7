import { useEffect, useRef } from 'react'
import type { Overview } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatCount, Icon, Loading, ProblemState, usePick, useText } from '#web/ui'

/** How a figure is computed, by whom and since which version, with the way to the cases it counts. */
export function Definition({
  figure,
  onClose,
  onRecords,
}: {
  readonly figure: Overview['figures'][number]
  readonly onClose: () => void
  readonly onRecords: (part: 'numerator' | 'denominator') => void
}) {
  const t = useText(text)
  const pick = usePick()
  const box = useRef<HTMLDialogElement>(null)
  const read = useRead('GET /api/v1/figures/:id', { params: { id: figure.id } }, { staleMs: 3_600_000 })
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [onClose])
  const counted = (value: number | null) => (value === null ? '' : formatCount(value))
  return (
    <dialog open className="definition" ref={box} tabIndex={-1} aria-label={t.how(pick(figure.title))}>
      <button type="button" className="icon-btn" onClick={onClose}>
        <Icon name="cross" label={t.close} />
      </button>
      <h2>{pick(figure.title)}</h2>
      {read.isPending ? (
        <Loading lines={4} />
      ) : read.isError ? (
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      ) : (
        <>
          <p>{pick(read.data.meaning)}</p>
          <dl>
            <dt>{read.data.denominator ? t.numerator : t.counts}</dt>
            <dd>
              {pick(read.data.numerator)} <b className="num">{counted(figure.numerator)}</b>
            </dd>
            {read.data.denominator ? (
              <>
                <dt>{t.denominator}</dt>
                <dd>
                  {pick(read.data.denominator)} <b className="num">{counted(figure.denominator)}</b>
                </dd>
              </>
            ) : null}
            <dt>{t.version}</dt>
            <dd>
              {t.edition(read.data.version)}，{pick(read.data.refreshed)}
            </dd>
            <dt>{t.basis}</dt>
            <dd>{pick(read.data.basis)}</dd>
            <dt>{t.owner}</dt>
            <dd>{read.data.owner}</dd>
          </dl>
        </>
      )}
      <p className="definition-ways">
        <button type="button" className="link" onClick={() => onRecords('numerator')}>
          {figure.denominator === null ? t.see : t.seeCount(counted(figure.numerator))}
        </button>
        {figure.denominator === null ? null : (
          <button type="button" className="link" onClick={() => onRecords('denominator')}>
            {t.seeAll(counted(figure.denominator))}
          </button>
        )}
      </p>
    </dialog>
  )
}

const text = catalogue({
  how: [(title: string) => `${title}怎么算的`, (title: string) => `How ${title} is computed`],
  close: ['关上', 'Close'],
  counts: ['数的是', 'Counts'],
  numerator: ['分子', 'Numerator'],
  denominator: ['分母', 'Denominator'],
  version: ['口径', 'Version'],
  edition: [(version: number) => `第${version}版`, (version: number) => `version ${version}`],
  basis: ['依据', 'Basis'],
  owner: ['谁负责', 'Owner'],
  see: ['看明细', 'See the cases'],
  seeCount: [(count: string) => `看分子明细，${count}`, (count: string) => `See the numerator, ${count}`],
  seeAll: [(count: string) => `看分母明细，${count}`, (count: string) => `See the denominator, ${count}`],
})
