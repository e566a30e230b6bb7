import { App, Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { addressFor, problemText, useAct, useRead } from '#web/api'
import {
  catalogue,
  formatFullDay,
  Icon,
  Loading,
  ProblemState,
  ProofBadge,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { mayRevokeCertificates, maySeeWhole, useOfficer } from '../session/session.ts'

const READ = 'GET /api/v1/certificates/:id'

/** A certificate that came of a case, and its end for cause (行政许可法第六十九条). */
export default function CertificatePage({ id }: { readonly id: string }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const officer = useOfficer()
  const [revoking, setRevoking] = useState(false)
  const read = useRead(READ, { params: { id } })
  useEffect(() => {
    document.title = read.data ? pick(read.data.name) : t.certificate
  }, [t, pick, read.data])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const certificate = read.data
  return (
    <section className="page narrow">
      <header className="page-head">
        <div>
          <Link className="back" href={`/officer/cases/${certificate.caseId}`}>
            <Icon name="left" />
            {t.toCase}
          </Link>
          <h1>
            {pick(certificate.name)}
            <span className={certificate.state === 'valid' ? 'tag ok' : 'tag bad'}>
              {t[certificate.state]}
            </span>
          </h1>
          <p>
            <ProofBadge sealed={certificate.sealed} />
          </p>
        </div>
        <div className="page-acts">
          {maySeeWhole(officer) ? (
            <Button
              href={addressFor('GET /api/v1/certificates/:id/file', { params: { id } })}
              target="_blank"
              rel="noopener"
            >
              {t.file}
            </Button>
          ) : null}
          <Button
            danger
            disabled={certificate.state !== 'valid' || !mayRevokeCertificates(officer)}
            title={mayRevokeCertificates(officer) ? undefined : t.approverOnly}
            onClick={() => setRevoking(true)}
          >
            {t.revoke}
          </Button>
        </div>
      </header>
      {certificate.revocation ? (
        <p className="banner bad">
          <Icon name="warn" />
          <span>
            {t.revokedOn(formatFullDay(certificate.revocation.on, language))}
            {certificate.revocation.reason}
          </span>
        </p>
      ) : null}
      <dl className="fields">
        <div>
          <dt>{t.holder}</dt>
          <dd>
            {certificate.holderName}
            <span className="num muted">{certificate.holderIdentifier}</span>
          </dd>
        </div>
        {certificate.faces.map((face) => (
          <div key={face.label.zh}>
            <dt>{pick(face.label)}</dt>
            <dd>{face.value}</dd>
          </div>
        ))}
        <div>
          <dt>{t.issuer}</dt>
          <dd>{certificate.issuerName}</dd>
        </div>
        <div>
          <dt>{t.issued}</dt>
          <dd>{formatFullDay(certificate.issuedOn, language)}</dd>
        </div>
        <div>
          <dt>{t.until}</dt>
          <dd>{certificate.validUntil ? formatFullDay(certificate.validUntil, language) : t.open}</dd>
        </div>
        <div>
          <dt>{t.identifier}</dt>
          <dd className="mono">{certificate.identifier}</dd>
        </div>
        <div>
          <dt>{t.verify}</dt>
          <dd>
            <a href={certificate.verifyUrl}>{t.verifyPage}</a>
          </dd>
        </div>
      </dl>
      {revoking ? (
        <Revoke
          id={id}
          name={`${pick(certificate.name)}，${certificate.holderName}`}
          onClose={() => setRevoking(false)}
        />
      ) : null}
    </section>
  )
}

function Revoke({
  id,
  name,
  onClose,
}: {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const revoke = useAct('POST /api/v1/certificates/:id/revoke', {
    refreshes: [READ, 'GET /api/v1/cases/:id'],
    onDone: onClose,
  })
  const enough = reason.trim().length >= 2
  return (
    <Modal
      open
      title={t.revokeTitle(name)}
      onCancel={onClose}
      cancelText={t.keep}
      okText={sure ? t.sure : t.revoke}
      okButtonProps={{ danger: true, type: sure ? 'primary' : 'default', disabled: !enough }}
      confirmLoading={revoke.isPending}
      onOk={() =>
        sure
          ? revoke.mutate(
              { params: { id }, body: { reason: reason.trim() } },
              { onError: (problem) => void message.error(pick(problemText(problem))) },
            )
          : setSure(true)
      }
    >
      <p className="dialog-lead">{t.revokeWhat}</p>
      <label className="dialog-field">
        {t.reason}
        <Input.TextArea
          maxLength={500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setSure(false)
          }}
        />
      </label>
    </Modal>
  )
}

const text = catalogue({
  certificate: ['证照', 'Certificate'],
  toCase: ['回办件', 'Back to the case'],
  valid: ['有效', 'valid'],
  revoked: ['已撤销', 'revoked'],
  superseded: ['已换新', 'superseded'],
  expired: ['已过期', 'expired'],
  file: ['看PDF', 'Open the PDF'],
  revoke: ['撤销', 'Revoke'],
  approverOnly: ['审批岗才能撤销', 'Only approvers revoke'],
  revokedOn: [(day: string) => `${day}撤销：`, (day: string) => `Revoked on ${day}: `],
  holder: ['持证人', 'Holder'],
  issuer: ['发证机关', 'Issuer'],
  issued: ['发证日期', 'Issued'],
  until: ['有效期至', 'Valid until'],
  open: ['长期', 'without end'],
  identifier: ['证照标识', 'Identifier'],
  verify: ['公开核验', 'Public check'],
  verifyPage: ['打开核验页', 'Open the check'],
  revokeTitle: [(name: string) => `撤销${name}`, (name: string) => `Revoke ${name}`],
  revokeWhat: [
    '撤销后马上不能再用，核验会显示已撤销，撤不回来。持证人会收到理由。',
    'It can no longer be used at once; checks will show it as revoked. This cannot be undone. The holder is told the reason.',
  ],
  reason: ['为什么撤销，写到持证人看得懂', 'Why, in words the holder understands'],
  keep: ['不撤销', 'Keep it'],
  sure: ['再按一次，撤销', 'Press again to revoke'],
})
