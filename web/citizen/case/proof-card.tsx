import type { CaseView } from '#contract'
import { addressFor, useRead } from '#web/api'
import { FileButton, formatCount, Icon, ProofBadge, useText } from '#web/ui'
import { Link } from 'wouter'
import { caseText } from './case.text.ts'

/** The proof of the act that counts: the decision, or the last act before it. */
export function ProofCard({ view }: { readonly view: CaseView }) {
  const t = useText(caseText)
  const entry = view.history.find(({ milestone }) => milestone === 'decided') ?? view.history.at(-1)
  const sealed = entry?.sealed ?? false
  const proof = useRead(
    'GET /api/v1/ledger/entries/:id/proof',
    { params: { id: entry?.entryId ?? '' } },
    { enabled: entry !== undefined && sealed, staleMs: Number.POSITIVE_INFINITY },
  )
  if (!entry) return null
  const checkpoint = proof.data ? readNote(proof.data.checkpoint) : undefined
  return (
    <section>
      <h2>{t.proof}</h2>
      <div className="proof-card">
        <ProofBadge sealed={sealed}>{sealed ? undefined : t.proofWait}</ProofBadge>
        <p className="small quiet">{t.proofWhat}</p>
        {proof.data && checkpoint ? (
          <dl>
            <dt>{t.proofPlace}</dt>
            <dd className="num">
              {t.proofPlaceValue(formatCount(proof.data.index + 1), formatCount(checkpoint.size))}
            </dd>
            <dt>{t.proofDigest}</dt>
            <dd className="mono">{checkpoint.root}</dd>
            <dt>{t.proofEntry}</dt>
            <dd className="mono">{entry.entryId}</dd>
          </dl>
        ) : null}
        <div className="acts">
          {sealed ? (
            <FileButton
              look="text"
              href={addressFor('GET /api/v1/cases/:id/proof', { params: { id: view.id } })}
              name={`yiwang-${view.number}.json`}
            >
              <Icon name="download" />
              {t.receipt}
            </FileButton>
          ) : null}
          <Link className="btn text small" href="/verify#how">
            {t.verifyHow}
          </Link>
        </div>
      </div>
    </section>
  )
}

/** The lines of a signed checkpoint: origin, size, root. */
function readNote(note: string): { readonly size: number; readonly root: string } | undefined {
  const [, size, root] = note.split('\n')
  return size && root ? { size: Number(size), root } : undefined
}
