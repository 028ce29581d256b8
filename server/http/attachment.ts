/** How a file is named to a browser: once in plain letters, once as it is called. */
export function dispositionOf(how: 'attachment' | 'inline', name: string): string {
  const plain = name.normalize('NFD').replace(/[^\w. -]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
