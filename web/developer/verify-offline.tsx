import { catalogue, PageTitle, useText } from '#web/ui'
import { Code } from './code.tsx'

/** How anyone checks a certificate or a receipt without asking this server. */
export function VerifyOffline() {
  const t = useText(text)
  const here = window.location.origin
  return (
    <article className="prose">
      <PageTitle document={t.document}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      <ol className="how">
        <li>
          <h2>{t.keys}</h2>
          <p>{t.keysWhat}</p>
          <Code text={`curl -o yiwang-keys.json '${here}/.well-known/yiwang-keys.json'`} />
        </li>
        <li>
          <h2>{t.check}</h2>
          <p>{t.checkWhat}</p>
          <Code text={t.command} />
        </li>
        <li>
          <h2>{t.own}</h2>
          <p>{t.ownWhat}</p>
          <ol className="checks">
            {(['subject', 'leaf', 'path', 'checkpoint', 'bytes'] as const).map((step) => (
              <li key={step}>{t[step]}</li>
            ))}
          </ol>
        </li>
        <li>
          <h2>{t.consistency}</h2>
          <p>{t.consistencyWhat}</p>
          <Code
            text={`curl '${here}/api/v1/ledger/checkpoint'\ncurl '${here}/api/v1/ledger/consistency?from=1000&to=2000'`}
          />
        </li>
      </ol>
      <h2>{t.limits}</h2>
      <p>{t.limitsWhat}</p>
    </article>
  )
}

const text = catalogue({
  document: ['离线核验 · 一网开发者', 'Offline verification · Yiwang for developers'],
  title: ['不问我们，也能验真假', 'Check it without asking us'],
  lead: [
    '每份证照和办件凭证都带着自己的证明。有公钥就能验，不用联网，不用相信这台服务器。',
    'Every certificate and receipt carries its own proof. The public keys are enough: no network, and no trust in this server.',
  ],
  keys: ['先拿公钥，存好', 'Get the public keys and keep them'],
  keysWhat: [
    '只用拿一次。换钥以后旧钥仍然公布，旧证照照样能验。',
    'Once is enough. Retired keys stay published, so old certificates can still be checked.',
  ],
  check: ['用命令验', 'Check with the command'],
  checkWhat: [
    '会说清证明了什么：内容没改过、谁签的、在账本第几条、哪个检查点盖着。改动一个字节就通不过。',
    'It says what was proved: unchanged content, who signed, which entry of the ledger, under which checkpoint. One changed byte fails.',
  ],
  command: [
    'yiwang verify 证照.pdf --keys yiwang-keys.json',
    'yiwang verify certificate.pdf --keys yiwang-keys.json',
  ],
  own: ['自己写也行', 'Or write your own'],
  ownWhat: [
    '格式是yiwang-proof/1，签名SM2，摘要SM3，账本结构同RFC 6962。五步：',
    'The format is yiwang-proof/1, signatures SM2, digests SM3, the ledger structured as in RFC 6962. Five steps:',
  ],
  subject: [
    'subject按规范JSON写出，用signature.keyId那把公钥验SM2签名。',
    'Write subject as canonical JSON and check the SM2 signature with the key named by signature.keyId.',
  ],
  leaf: [
    'opening里的salt接上内容取SM3，等于entry.digest。',
    'SM3 of the salt in opening followed by the content equals entry.digest.',
  ],
  path: [
    '从叶子沿path往上算，得到根（RFC 6962 §2.1.1，摘要换成SM3）。',
    'Climb from the leaf along path to the root (RFC 6962 §2.1.1 with SM3).',
  ],
  checkpoint: [
    'checkpoint里写的根和大小与此相同，签名用账本的公钥验。',
    'The checkpoint states the same root and size; check its signature with the ledger key.',
  ],
  bytes: [
    '是文件的，再验document：文件字节和subject一起签的名。',
    'Of a document check document too: the signature over its bytes and the subject together.',
  ],
  consistency: ['账本有没有改过', 'Was the ledger ever changed'],
  consistencyWhat: [
    '留着旧检查点，日后要一份一致性证明：旧账本必须是新账本的开头。',
    'Keep an old checkpoint and later ask for a consistency proof: the old ledger must be the beginning of the new one.',
  ],
  limits: ['验不出什么', 'What this does not show'],
  limitsWhat: [
    '证照后来有没有撤销，要看撤销时的新记录，联网查一次核验接口才知道。账本里没有个人信息，只有加盐的摘要。',
    'Whether a certificate was revoked later stands in a later entry: ask the verification operation once. The ledger holds no personal data, only salted digests.',
  ],
})
