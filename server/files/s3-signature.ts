import { createHash, createHmac } from 'node:crypto';

/** Signature version 4 of the S3 protocol, for requests whose body is signed too. */
export interface S3Keys {
  region: string;
  accessKey: string;
  secretKey: string;
}

export interface S3Request {
  method: string;
  url: URL;
  /** Signed as they are, beside those that are made here; names in lower case. */
  headers?: Record<string, string>;
  /** Of the body, in hexadecimal. */
  bodyHash: string;
}

export const sha256Hex = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The headers of a signed request; `now` as '20130524T000000Z'. */
export function signed(
  { method, url, headers = {}, bodyHash }: S3Request,
  { region, accessKey, secretKey }: S3Keys,
  now: string,
): Record<string, string> {
  const day = now.slice(0, 8);
  const sent: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': now,
  };
  const names = Object.keys(sent).sort();
  const canonical = [
    method,
    url.pathname,
    url.searchParams.toString(),
    ...names.map((name) => `${name}:${sent[name]}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', now, scope, sha256Hex(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secretKey}`, day));
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const credential = `Credential=${accessKey}/${scope}`;
  const { host: _h, ...rest } = sent;
  return {
    ...rest,
    authorization: `AWS4-HMAC-SHA256 ${credential},SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}
