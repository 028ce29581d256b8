/** Null where the page came over an open line and the browser computes no hashes: then the server's word stands alone. */
export async function hashOf(bytes: ArrayBuffer): Promise<string | null> {
  if (typeof crypto.subtle === 'undefined') return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
